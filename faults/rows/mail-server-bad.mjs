import { UnknownOutcome } from '../load/person.mjs';

/** F-19: the mail server is away, asks to come back, keeps silent after it took a mail, or hangs up. */
const mailServer = (id, title, mood) => ({
  id,
  title,
  mayFail: 'never',
  readiness: 'stays',
  isMailUnsure: mood === 'slow' || mood === 'hang up',
  async inject({ installation, traffic, random, hold, seconds }) {
    await installation.mailServer.turn(mood);
    const deadline = performance.now() + seconds * 750;
    while (performance.now() < deadline) {
      const name = `New${random.between(1, 1e9)}x`;
      const person = traffic.newPerson(name, random);
      await person.register();
      await askForLink(person, traffic.journal);
      await hold(0.2);
    }
    await installation.mailServer.turn('accept');
  },
});

async function askForLink(person, journal) {
  try {
    const { status } = await person.send('POST', '/api/auth/password/forgot', {
      body: { email: person.email },
      cookie: null,
    });
    if (status === 202) journal.expectedMails.push({ to: person.email, template: 'reset-password' });
  } catch (error) {
    if (!(error instanceof UnknownOutcome)) throw error;
  }
}

export const mailServerAway = mailServer('F-19a', 'the mail server is away', 'refuse');
export const mailServerBusy = mailServer('F-19b', 'the mail server answers 451', 'later');
export const mailServerSlow = mailServer('F-19c', 'the mail server confirms after 60 s', 'slow');
export const mailServerDrops = mailServer('F-19d', 'the mail server hangs up after the mail', 'hang up');

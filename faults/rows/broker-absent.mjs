/** F-6: there is no broker when the APIs and listeners start. */
export const brokerAbsent = {
  id: 'F-6',
  title: 'RabbitMQ is absent when all start',
  mayFail: 'window',
  readiness: 'any',
  async inject({ installation: { parts, apis, broker }, traffic, random, hold, seconds, note }) {
    await Promise.all([broker.kill(), ...parts.map((part) => part.kill())]);
    await Promise.all(random.shuffle(parts).map((part) => part.start()));
    const began = performance.now();
    await hold(seconds / 2);
    const states = await Promise.all(apis.map((api) => api.health()));
    const answers = traffic.journal.answers.filter((answer) => answer.began > began);
    note({
      isReady: states.every(({ isReady, said }) => isReady && said.events === 'down'),
      writes: answers.filter(({ status }) => status === 201).length,
      failures: answers.filter(({ status }) => status >= 500 || status === 0).length,
    });
    await broker.start();
  },
  check({ notes, verdict }) {
    verdict.check(
      notes.every(({ isReady }) => isReady),
      'the APIs are ready without a broker, and say that events wait',
    );
    const [writes, failures] = [sum(notes, 'writes'), sum(notes, 'failures')];
    verdict.check(
      writes > 0 && failures === 0,
      `the APIs serve without a broker (${writes} recorded, ${failures} failed)`,
    );
  },
};

const sum = (notes, name) => notes.reduce((total, note) => total + note[name], 0);

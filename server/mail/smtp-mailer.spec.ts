import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createServer, type Server } from 'node:net';
import { TransientFailure } from '../events/transient-failure.js';
import { findFreePort } from '../testing/private-service.js';
import { type Mood, SmtpSink } from '../testing/smtp-sink.js';
import { type Mail, Mailer, MailRefused, MailUnconfirmed, RecipientRefused } from './mailer.js';
import { SmtpMailer } from './smtp-mailer.js';

const from = 'SpendWise <money@example.org>';
const hasty = { connection: 1_000, silence: 500, total: 1_500 };

let sink: SmtpSink;
let mailers: SmtpMailer[];

beforeEach(async () => {
  sink = await SmtpSink.open();
  mailers = [];
});
afterEach(async () => {
  for (const mailer of mailers) mailer.onApplicationShutdown();
  await sink.close();
});

describe('mail by SMTP', () => {
  it('arrives as it was written, from the configured sender, and as no one’s absence note’s business', async () => {
    await mailerTo(sink.url).send(aMail({ text: 'Grüße, 東京 🍕\n', html: '<p>Grüße, 東京 🍕</p>' }));
    const [mail] = sink.mails;
    expect(mail).toMatchObject({
      messageId: '<1@money.example.org>',
      from: '"SpendWise" <money@example.org>',
      to: 'ada@example.org',
      subject: 'Set a new password',
      text: 'Grüße, 東京 🍕\n',
      html: '<p>Grüße, 東京 🍕</p>',
    });
    expect(mail?.parsed.headers.get('auto-submitted')).toBe('auto-generated');
    expect(mail?.parsed.date).toEqual(new Date('2026-11-24T18:00:00Z'));
  });

  it('uses few connections for many, and a new one when the kept one was closed meanwhile', async () => {
    const mailer = mailerTo(sink.url);
    await Promise.all(Array.from({ length: 20 }, (_, index) => mailer.send(aMail({ messageId: `<${index}@x>` }))));
    expect(new Set(sink.mails.map(({ messageId }) => messageId)).size).toBe(20);
    await sink.close();
    await sink.open();
    await mailer.send(aMail());
    expect(sink.mails).toHaveLength(21);
  });

  const answers: [Mood, new (...args: never[]) => Error, RegExp][] = [
    [
      { refuse: 'recipient', code: 550, text: 'No such\tuser' },
      RecipientRefused,
      /^the mail server answered: 550 No such user$/,
    ],
    [{ refuse: 'mail', code: 554 }, MailRefused, /554 not today/],
    [{ refuse: 'recipient', code: 451 }, TransientFailure, /451/],
    [{ refuse: 'mail', code: 452 }, TransientFailure, /452/],
    [{ refuse: 'sender', code: 553 }, TransientFailure, /553/],
    [{ refuse: 'recipient', code: 503 }, TransientFailure, /503/],
    ['keep silent', MailUnconfirmed, /did not confirm/],
    ['hang up', MailUnconfirmed, /did not confirm/],
  ];
  it.each(answers)('tells what %j means', async (mood, kind, message) => {
    const mailer = mailerTo(sink.url);
    sink.mood = mood;
    const error = await failureOf(mailer.send(aMail()));
    expect(error).toBeInstanceOf(kind);
    expect(error.message).toMatch(message);
    expect(sink.mails).toEqual([]);
    expect(sink.handedOver).toBeLessThanOrEqual(1);
    sink.mood = 'accept';
    await mailer.send(aMail());
    expect(sink.mails).toHaveLength(1);
  });

  it('keeps of an answer no more than a line', async () => {
    sink.mood = { refuse: 'recipient', code: 550, text: 'x'.repeat(1_000) };
    expect((await failureOf(mailerTo(sink.url).send(aMail()))).message.length).toBeLessThan(350);
  });

  it('takes a server for away that is not there, is closed before a word, or never says one', async () => {
    const nobody = `smtp://127.0.0.1:${await findFreePort()}`;
    expect(await failureOf(mailerTo(nobody).send(aMail()))).toEqual(
      new TransientFailure('the mail server cannot be reached (ECONNREFUSED)'),
    );
    const unknown = await failureOf(mailerTo('smtp://mail.invalid:25').send(aMail()));
    expect(unknown).toBeInstanceOf(TransientFailure);
    const closing = await listen((socket) => socket.destroy());
    expect(await failureOf(mailerTo(closing.url).send(aMail()))).toBeInstanceOf(TransientFailure);
    const silent = await listen(() => undefined);
    const start = performance.now();
    expect(await failureOf(mailerTo(silent.url).send(aMail()))).toBeInstanceOf(TransientFailure);
    expect(performance.now() - start).toBeLessThan(3_000);
    closing.server.close();
    silent.server.close();
  });

  it('does not wait for a server that says one thing after the other and never the last', async () => {
    const chatty = await listen((socket) => {
      const timer = setInterval(() => socket.write('220-still here\r\n'), 50);
      socket.on('close', () => clearInterval(timer));
      socket.on('error', () => undefined);
    });
    const start = performance.now();
    expect(await failureOf(mailerTo(chatty.url).send(aMail()))).toBeInstanceOf(TransientFailure);
    expect(performance.now() - start).toBeLessThan(3_000);
    chatty.server.close();
  });

  it('is encrypted when the server offers it, and not sent in the clear when that fails', async () => {
    const offering = await SmtpSink.open({});
    await mailerTo(`${offering.url}?tls.rejectUnauthorized=false`).send(aMail());
    expect(offering.mails).toEqual([expect.objectContaining({ isEncrypted: true })]);
    const untrusting = await failureOf(mailerTo(offering.url).send(aMail()));
    expect(untrusting).toBeInstanceOf(TransientFailure);
    expect(offering.handedOver).toBe(1);
    await offering.close();
  });

  it('is encrypted from the first byte with smtps:', async () => {
    const secure = await SmtpSink.open({ secure: true });
    const url = secure.url.replace('smtp:', 'smtps:');
    await mailerTo(`${url}?tls.rejectUnauthorized=false`).send(aMail());
    expect(secure.mails).toEqual([expect.objectContaining({ isEncrypted: true })]);
    await secure.close();
  });

  it('waits for a password to be mended, and does not name it', async () => {
    const guarded = await SmtpSink.open({
      allowInsecureAuth: true,
      authOptional: false,
      disabledCommands: ['STARTTLS'],
      onAuth: ({ username, password }, _session, callback) =>
        password === 'p@ss' ? callback(null, { user: username }) : callback(new Error('wrong password')),
    });
    const withPassword = (password: string) => guarded.url.replace('://', `://ada:${encodeURIComponent(password)}@`);
    const error = await failureOf(mailerTo(withPassword('hunter2')).send(aMail()));
    expect(error).toEqual(new TransientFailure('the mail server does not let SpendWise sign in'));
    await mailerTo(withPassword('p@ss')).send(aMail());
    expect(guarded.mails).toHaveLength(1);
    await guarded.close();
  });

  it.each(['ada@example.org\r\nBcc: eve@example.org', 'ada@example.org>\r\nRCPT TO:<eve@example.org'])(
    'takes no second recipient out of the address %j',
    async (to) => {
      const mailer: Mailer = mailerTo(sink.url);
      await mailer.send(aMail({ to, subject: 'x\r\nBcc: eve@example.org' })).catch(() => undefined);
      for (const { parsed } of sink.mails) {
        expect(parsed.bcc).toBeUndefined();
        expect(parsed.headers.has('bcc')).toBe(false);
      }
      expect(sink.recipients).not.toContain('eve@example.org');
    },
  );
});

function mailerTo(url: string): SmtpMailer {
  const mailer = new SmtpMailer(url, from, hasty);
  mailers.push(mailer);
  return mailer;
}

function aMail(overrides: Partial<Mail> = {}): Mail {
  return {
    messageId: '<1@money.example.org>',
    template: 'reset-password',
    to: 'ada@example.org',
    subject: 'Set a new password',
    text: 'Hello,\n',
    html: '<p>Hello,</p>',
    date: new Date('2026-11-24T18:00:00Z'),
    unsubscribeUrl: null,
    ...overrides,
  };
}

async function failureOf(sending: Promise<void>): Promise<Error> {
  return sending.then(
    () => {
      throw new Error('it was sent');
    },
    (error: Error) => error,
  );
}

async function listen(onConnection: Parameters<typeof createServer>[1]): Promise<{ url: string; server: Server }> {
  const server = createServer(onConnection as () => void);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `smtp://127.0.0.1:${(server.address() as { port: number }).port}`, server };
}

import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TransientFailure } from '../events/transient-failure.js';
import { Mailbox } from '../testing/mailbox.js';
import { FileMailer } from './file-mailer.js';
import type { Mail } from './mailer.js';
import { messageIdOf } from './message.js';

let dataDir: string;
let mailer: FileMailer;

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'spendwise-mail-'));
  mailer = new FileMailer(join(dataDir, 'mail'), 'SpendWise <money@example.org>');
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

describe('mail into files', () => {
  it('makes one that a mail program reads, in a folder for its owner alone', async () => {
    await mailer.send(aMail());
    const [mail, ...others] = await new Mailbox(dataDir).all();
    expect(others).toEqual([]);
    expect(mail).toMatchObject({
      template: 'reset-password',
      from: '"SpendWise" <money@example.org>',
      to: 'ada@example.org',
      link: 'https://money.example.org/reset?token=abc',
      token: 'abc',
    });
    expect(statSync(join(dataDir, 'mail')).mode & 0o777).toBe(0o700);
    const [name] = readdirSync(join(dataDir, 'mail'));
    expect(name).toMatch(/^20261124T180000000Z-reset-password-[0-9a-f]{16}\.eml$/);
    expect(statSync(join(dataDir, 'mail', name as string)).mode & 0o777).toBe(0o600);
  });

  it('writes the same mail as the same file, byte by byte, and another as another', async () => {
    await mailer.send(aMail());
    const path = join(dataDir, 'mail', readdirSync(join(dataDir, 'mail'))[0] as string);
    const first = readFileSync(path);
    await mailer.send(aMail());
    expect(readFileSync(path).equals(first)).toBe(true);
    expect(readdirSync(join(dataDir, 'mail'))).toHaveLength(1);
    await mailer.send(aMail({ messageId: messageIdOf('2', 'reset-password', 'ada@example.org', 'x') }));
    expect(readdirSync(join(dataDir, 'mail'))).toHaveLength(2);
  });

  it('waits for a folder that cannot be written, leaves nothing half behind and names no path', async () => {
    writeFileSync(join(dataDir, 'mail'), 'in the way');
    const failure = new TransientFailure('the mail could not be written (EEXIST)');
    await expect(mailer.send(aMail())).rejects.toEqual(failure);
    rmSync(join(dataDir, 'mail'));
    await mailer.send(aMail());
    expect(readdirSync(join(dataDir, 'mail'))).toHaveLength(1);
  });

  it('takes no header out of an address or a subject', async () => {
    await mailer.send(aMail({ to: 'ada@example.org\r\nBcc: eve@example.org', subject: 'x\r\nX-Evil: 1' }));
    const [mail] = await new Mailbox(dataDir).all();
    expect([...(mail?.parsed.headers.keys() ?? [])]).not.toEqual(expect.arrayContaining(['bcc']));
    expect(mail?.parsed.headers.has('x-evil')).toBe(false);
  });
});

describe('a Message-ID', () => {
  it('is that of the event, the template and the recipient', () => {
    const parts: [string, string, string][] = [
      ['e1', 'reset-password', 'ada@example.org'],
      ['e2', 'reset-password', 'ada@example.org'],
      ['e1', 'verify-email', 'ada@example.org'],
      ['e1', 'reset-password', 'bob@example.org'],
      ['e1r', 'eset-password', 'ada@example.org'],
    ];
    const ids = parts.map((part) => messageIdOf(...part, 'money.example.org'));
    expect(new Set(ids).size).toBe(5);
    expect(ids[0]).toBe(messageIdOf('e1', 'reset-password', 'ada@example.org', 'money.example.org'));
    expect(ids[0]).toMatch(/^<[0-9a-f]{32}@money\.example\.org>$/);
  });
});

function aMail(overrides: Partial<Mail> = {}): Mail {
  return {
    messageId: messageIdOf('1', 'reset-password', 'ada@example.org', 'money.example.org'),
    template: 'reset-password',
    to: 'ada@example.org',
    subject: 'Set a new password',
    text: 'Set a new password:\nhttps://money.example.org/reset?token=abc\n',
    html: '<p>Grüße</p>',
    date: new Date('2026-11-24T18:00:00Z'),
    unsubscribeUrl: null,
    ...overrides,
  };
}

import { describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { UnprocessableEvent } from '../events/acknowledge.interceptor.js';
import type { DomainEvent } from '../events/domain-event.js';
import { anEvent } from '../testing/an-event.js';
import { type AddressedLetter, type Desk, lettersOf, mayAskForMail } from './letters-of.js';
import type { Person } from './person.js';
import { renderLetter } from './templates/render-letter.js';

const site = 'https://money.example.org';
const linkId = randomUUID();
const ada: Person = {
  email: 'ada@example.org',
  name: 'Ada',
  timeZone: 'America/Los_Angeles',
  isVerified: true,
  isDemo: false,
  lists: ['news', 'summary'],
};
const unverified: Person = { ...ada, name: '', isVerified: false };
const origin = { device: 'Firefox on Linux', ip: '192.0.2.7' };
const email = 'ada@example.org';
const publishedAt = '2026-11-24T06:00:00.000Z';

/** Every event that asks for mail, and who gets which. */
const cases: [type: string, data: object, expected: [template: string, to: string, page: string | null][]][] = [
  ['user.registered', { user: { id: 1, email }, linkId }, [['welcome', email, '/verify']]],
  ['email.verification-requested', { email, linkId }, [['verify-email', email, '/verify']]],
  ['session.opened', { sessionId: 'x', email, linkId }, [['new-device', email, '/not-me']]],
  ['session.evicted', { sessionId: 'x', email }, [['session-evicted', email, null]]],
  ['session.reported', { sessionId: 'x', email, linkId }, [['reset-password', email, '/reset']]],
  ['password.reset-requested', { email, linkId }, [['reset-password', email, '/reset']]],
  ['password.reset', { email }, [['password-changed', email, null]]],
  ['password.changed', { email }, [['password-changed', email, null]]],
  ['password.removed', { email }, [['password-removed', email, null]]],
  [
    'email.change-requested',
    { email, newEmail: 'new@example.org', linkId },
    [
      ['confirm-email', 'new@example.org', '/confirm-email'],
      ['email-change-requested', email, null],
    ],
  ],
  ['email.changed', { oldEmail: 'old@example.org', email }, [['email-changed', 'old@example.org', null]]],
  ['identity.linked', { email, provider: 'google', providerName: 'Google' }, [['identity-linked', email, null]]],
  ['identity.unlinked', { email, provider: 'oidc', providerName: 'Family' }, [['identity-unlinked', email, null]]],
  ['token.created', { email, tokenId: 'x', name: 'backup', scope: 'read' }, [['token-created', email, null]]],
  [
    'user.removed',
    { email, name: 'Ada', timeZone: 'Europe/Berlin', ledgerIds: [], keptLedgers: [{ name: 'Home' }] },
    [['account-removed', email, null]],
  ],
];

describe('the mails of', () => {
  it.each(cases)('%s: who gets which, and where its link leads', (type, data, expected) => {
    const letters = lettersOf(eventOf(type, data), desk());
    expect(letters.map(({ template, to, linkId: id }) => [template, to, id])).toEqual(
      expected.map(([template, to, page]) => [template, to, page ? linkId : null]),
    );
    for (const [index, [, , page]] of expected.entries()) {
      const { text, html } = renderLetter((letters[index] as AddressedLetter).letter);
      if (page) {
        expect(text).toContain(`\n${site}${page}?token=token-of-${linkId}\n`);
        expect(html).toContain(`href="${site}${page}?token=token-of-${linkId}"`);
      } else {
        expect(html).not.toContain('token=');
      }
    }
  });

  it.each(cases.filter(([, , letters]) => letters.some(([, , page]) => page)))(
    '%s: none with a link that was not made',
    (type, data) => {
      const letters = lettersOf(eventOf(type, { ...data, linkId: null }), desk());
      expect(letters.filter(({ linkId: id }) => id !== null)).toEqual([]);
    },
  );

  it.each(cases)('%s: nobody’s, when nobody is there to read them', (type, data) => {
    expect(lettersOf(eventOf(type, data), desk({ ...ada, isDemo: true }))).toHaveLength(
      type === 'user.removed' ? 1 : 0,
    );
    expect(lettersOf(eventOf(type, data), { ...desk(), person: null })).toHaveLength(type === 'user.removed' ? 1 : 0);
    const demo = JSON.parse(JSON.stringify(data).replaceAll('example.org', 'demo.invalid')) as object;
    expect(lettersOf(eventOf(type, demo), desk())).toEqual([]);
  });

  it.each(cases)('%s: none but a parked event, when it is not what it should be', (type) => {
    expect(() => lettersOf(eventOf(type, { email: 'x\r\nBcc: eve@example.org', user: 1 }), desk())).toThrow(
      UnprocessableEvent,
    );
  });

  it.each(['user.updated', 'session.closed', 'token.revoked', 'email.verified', 'toString', '__proto__'])(
    '%s: none',
    (type) => {
      expect(mayAskForMail(type)).toBe(false);
      expect(lettersOf(eventOf(type, {}), desk())).toEqual([]);
    },
  );
});

describe('a mail of a list', () => {
  const items = [{ source: 'Journal', title: 'News', link: 'https://x.example/1', excerpt: '', publishedAt }];
  const issue = { period: '2026-11-24', frequency: 'daily', items };

  it('goes to the address of now, and ends by a link for its reader and its list', () => {
    const [mail] = lettersOf(eventOf('news.issued', issue), desk());
    expect(mail).toMatchObject({ template: 'news', to: email, linkId: null, list: 'news' });
    expect(mail?.letter.unsubscribe?.url).toBe(`${site}/unsubscribe?token=news-of-1`);
  });

  it('is not for an address that may be another’s, a demo, or an account that is gone', () => {
    for (const person of [{ ...ada, isVerified: false }, { ...ada, isDemo: true }, null]) {
      expect(lettersOf(eventOf('news.issued', issue), { ...desk(), person })).toEqual([]);
    }
  });

  it.each(['javascript:alert(1)', 'file:///etc/passwd', 'x'])('has no link to %s', (link) => {
    const event = eventOf('news.issued', { ...issue, items: [{ ...items[0], link }] });
    expect(() => lettersOf(event, desk())).toThrow(UnprocessableEvent);
  });

  it('escapes what others have published', () => {
    const evil = `<script>alert('x')</script>\r\n\u202e`;
    const item = { source: evil, title: evil, excerpt: evil, link: `https://x.example/"><script>`, publishedAt };
    const { html, text } = render('news.issued', { ...issue, items: [item] });
    expect(html).not.toContain('<script');
    expect(html).toContain('href="https://x.example/%22%3E%3Cscript%3E"');
    expect(text).not.toMatch(/[\r\u202e]/);
  });
});

describe('a welcome', () => {
  it('asks for the address to be confirmed, and names nobody, until it is known to be theirs', () => {
    const { text } = render('user.registered', { user: { email }, linkId }, { ...ada, name: '', isVerified: false });
    expect(text).toContain(`Confirm my address:\n${site}/verify?token=token-of-${linkId}\n`);
    expect(text).toContain('because somebody entered this address');
  });

  it('comes without a link to whom a provider vouches for', () => {
    const { text, html } = render('user.registered', { user: { email }, linkId: null });
    expect(text).toMatch(/^Hello Ada,\n/);
    expect(text + html).not.toMatch(/token=|confirm/i);
  });
});

describe('a mail', () => {
  it('tells the time in its reader’s zone, by name, and the device and the address', () => {
    const { text } = render('password.changed', { email });
    expect(text).toContain('When: November 24, 2026 at 10:00 AM (America/Los_Angeles)');
    expect(text).toContain('Device: Firefox on Linux\nIP address: 192.0.2.7');
    const tokyo = render('password.changed', { email }, { ...ada, timeZone: 'Asia/Tokyo' });
    expect(tokyo.text).toContain('November 25, 2026 at 3:00 AM (Asia/Tokyo)');
    const nowhere = render('password.changed', { email }, { ...ada, timeZone: 'Atlantis/Capital' });
    expect(nowhere.text).toContain('November 24, 2026 at 6:00 PM (UTC)');
    const removed = render('user.removed', { email, name: '', timeZone: 'Europe/Berlin' });
    expect(removed.text).toContain('7:00 PM (Europe/Berlin)');
  });

  it('leaves out what is not known', () => {
    const { text, html } = render('password.changed', { email, device: null, ip: null });
    expect(text).not.toMatch(/Device|IP address|null|undefined/);
    expect(html).not.toMatch(/Device|IP address|null|undefined/);
  });

  it('goes to the address of now, when the event does not say which it was', () => {
    expect(lettersOf(eventOf('session.evicted', {}), desk())[0]?.to).toBe(ada.email);
  });

  it('escapes whatever people and their programs call themselves', () => {
    const evil = `<img src=x onerror="a('&')">`;
    const { html, text } = render(
      'token.created',
      { email, name: evil, scope: 'write', device: evil, ip: evil },
      {
        ...ada,
        name: evil,
      },
    );
    expect(html).not.toContain('<img');
    expect(html.match(/&lt;img src=x onerror=&quot;a\(&#39;&amp;&#39;\)&quot;&gt;/g)).toHaveLength(4);
    expect(text).toContain(`Hello ${evil},`);
  });

  it('has no line that a name made, and no text that runs backwards', () => {
    const name = 'Ada\r\n\r\nSet a new password:\r\nhttps://evil.example\u202e\u0000';
    const { text, subject } = render('token.created', { email, name, scope: 'read', device: name }, { ...ada, name });
    expect(text.split('\n').filter((line) => line.startsWith('https://'))).toEqual([`${site}/forgot`]);
    expect(text).not.toMatch(/[\r\0\u202e]/);
    expect(subject).toBe('An access token was made');
  });

  it('says nothing that somebody typed to an address that may be another’s', () => {
    const token = render('token.created', { email, name: 'WIN www.evil.example', scope: 'read' }, unverified);
    expect(token.text).toMatch(/^Hello,\n/);
    expect(token.text).not.toContain('evil');
    for (const [type, data] of cases.filter(([type]) => /registered|verification|change-re/.test(type))) {
      const [first] = lettersOf(eventOf(type, data), desk(unverified));
      expect(renderLetter((first as AddressedLetter).letter).text).not.toContain('Ada');
    }
  });

  it('about a new address that has an account goes to its owner without a link, and to the old one as ever', () => {
    const event = eventOf('email.change-requested', { email, newEmail: 'x@example.org', linkId });
    const [, notice] = lettersOf(event, desk());
    const [told, sameNotice] = lettersOf(event, { ...desk(), isNewAddressTaken: true });
    expect(told).toMatchObject({ template: 'email-taken', to: 'x@example.org', linkId: null });
    expect(JSON.stringify(told)).not.toContain('token=');
    expect(sameNotice).toEqual(notice);
  });
});

const desk = (person: Person = ada): Desk => ({
  site,
  person,
  isNewAddressTaken: false,
  tokenOf: (id) => `token-of-${id}`,
  unsubscribeUrlOf: (userId, list) => `${site}/unsubscribe?token=${list}-of-${userId}`,
});

const eventOf = (type: string, data: object): DomainEvent => anEvent(type, { ...origin, ...data }, { userId: 1 });

function render(type: string, data: object, person = ada) {
  const [first] = lettersOf(eventOf(type, data), desk(person));
  return renderLetter((first as AddressedLetter).letter);
}

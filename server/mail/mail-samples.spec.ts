import { describe, expect, it } from '@jest/globals';
import { mailKinds } from './mail-classes.js';
import { mailSamples } from './mail-samples.js';
import { renderLetter } from './templates/render-letter.js';

const site = 'https://money.example.org';
const rendered = mailSamples.map((sample) => ({ ...sample, ...renderLetter(sample.letter) }));
const named = rendered.map((sample) => [sample.name, sample] as const);

/** What each has to say, in text and in HTML. */
const facts: Record<string, string[]> = {
  welcome: ['What to do first', 'Record an expense', `${site}/verify?token=`, 'within 30 minutes', 'settings'],
  'welcome-by-provider': ['Hello Ada Lovelace,', 'What to do first', 'Open SpendWise'],
  'verify-email': [`${site}/verify?token=`, 'within 30 minutes'],
  'new-device': ['Firefox on Linux', '192.0.2.7', '10:00 AM (America/Los_Angeles)', `${site}/not-me?token=`, '7 days'],
  'session-evicted': ['Firefox on Linux', `${site}/forgot`],
  'reset-password-reported': ['access tokens', `${site}/reset?token=`],
  'reset-password': ['nothing to do', `${site}/reset?token=`],
  'password-changed-by-link': ['by the link', `${site}/forgot`],
  'password-changed': ['in its settings', `${site}/forgot`],
  'password-removed': ['no password any more', `${site}/forgot`],
  'confirm-email': [`${site}/confirm-email?token=`],
  'email-change-requested': ['new@example.org', `${site}/forgot`],
  'email-taken': [`${site}/login`],
  'email-changed': [email(), 'at once'],
  'identity-linked': ['Google', `${site}/forgot`],
  'identity-unlinked': ['Google', `${site}/forgot`],
  'token-created': ['backup script', 'read', `${site}/forgot`],
  'account-removed': ['Home', 'Holidays', 'It is the last one'],
  'news-daily': ['Interest rates stay where they are', 'Money Journal, November 23', 'unchanged on Wednesday', 'today'],
  'news-weekly': ['this week', 'https://news.example.com/rates?from=feed&id=1'],
  'monthly-summary': [
    ...['spent in October', 'Personal', '$2,384.15', '42 expenses', '$264.15 more than in September (+12%)'],
    ...['Food', '$612.40', '$132.30 more than in September (+28%)', '$88.65 less than in September (−23%)'],
    ...['-$20.00', 'Rent', '$1,250.00', 'October 14, Health', 'the first expense in Health for five months'],
    `${site}/?from=2026-10-01&to=2026-10-31`,
  ],
  'monthly-summary-of-two': ['Personal', 'Holidays with Bob', '¥15,800', '1 expense. Nothing in September.'],
  'budget-passed': [
    ...[
      'At least 80%',
      '$351.20 of $425.50',
      'November 2026',
      '$74.30',
      'left for the rest',
      'Food & drinks',
      'Personal',
    ],
    `${site}/budgets?month=2026-11`,
  ],
  'budget-passed-wholly': ['¥215,800 of ¥200,000', '¥15,800', 'over the budget', 'All categories', 'Holidays with Bob'],
};

describe('the samples of mails', () => {
  it('are of every template there is', () => {
    expect([...new Set(mailSamples.map(({ template }) => template))].sort()).toEqual(Object.keys(mailKinds).sort());
    expect(Object.keys(facts)).toEqual(mailSamples.map(({ name }) => name));
  });

  it.each(named)('%s: says what it is about in text and in HTML, and every address in both', (name, { text, html }) => {
    const words = wordsOf(html);
    const addresses = [...html.matchAll(/href="([^"]*)"/g)].map(([, href = '']) => unescape(href));
    for (const fact of facts[name] ?? []) {
      expect(collapse(text)).toContain(fact);
      expect(`${words} ${addresses.join(' ')}`).toContain(fact);
    }
    for (const address of addresses) expect(text).toContain(`${address}\n`);
    for (const line of text
      .split('\n')
      .map(withoutMarks)
      .filter((line) => !addresses.includes(line))) {
      expect(words).toContain(collapse(line));
    }
  });

  it.each(named)(
    '%s: has a subject, nothing that is missing, and nothing that is fetched',
    (_, { subject, ...mail }) => {
      expect(subject).toMatch(/^[\w' -]{5,60}$/);
      expect(wordsOf(mail.html)).toContain(subject);
      expect(`${mail.text}${mail.html}`).not.toMatch(/undefined|\bnull\b|NaN|\[object|Invalid/);
      expect(mail.html).toMatch(/^<!doctype html>\n<html lang="en">/);
      expect(mail.html).not.toMatch(/<(img|script|link|iframe)|url\(|@import|\bsrc=/i);
      for (const [address] of `${mail.text}${mail.html}`.matchAll(/\w+:\/\/[^\s"<]*/g)) {
        expect([address, mail.template]).toEqual([
          expect.stringMatching(mail.template === 'news' ? /./ : site),
          mail.template,
        ]);
      }
    },
  );

  it.each(named)('%s: is as legible in the dark', (_, { html }) => {
    const used = new Set([...html.matchAll(/class="(\w+)"/g)].map(([, name]) => name));
    const dark = /@media \(prefers-color-scheme:dark\)\{(.*)\}/.exec(html)?.[1] ?? '';
    for (const name of used) expect(dark).toMatch(new RegExp(`\\.${name}\\{[^}]*!important\\}`));
    expect(html).toContain('<meta name="color-scheme" content="light dark">');
  });

  it.each(named)(
    '%s: can be stopped where it is one of a list, and only there',
    (_, { template, text, html, letter }) => {
      const { list } = mailKinds[template];
      const link = `${site}/unsubscribe?token=${list}.1.`;
      expect(letter.unsubscribe?.url.startsWith(link) ?? false).toBe(list !== null);
      expect(/unsubscribe/.test(text)).toBe(list !== null);
      expect(html.includes(`href="${link}`)).toBe(list !== null);
    },
  );
});

function email(): string {
  return 'ada@example.org';
}

const unescape = (html: string) =>
  html.replace(
    /&(amp|lt|gt|quot|#39);/g,
    (entity) => ({ '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"' })[entity] ?? "'",
  );

const collapse = (text: string) => text.replace(/\s+/g, ' ').replace(/ : /g, ': ').trim();

const wordsOf = (html: string) => collapse(unescape(html.replace(/<head>[^]*<\/head>|<[^>]+>/g, ' ')));

/** A line without what stands for a rule, a number of a list, or a button in text. */
const withoutMarks = (line: string) =>
  line
    .replace(/^(-- |[-=]+)$/, '')
    .replace(/^\d+\. /, '')
    .replace(/^(Confirm|Use|Set|Sign|This was|Open|See|Stop)(.*):$/, '$1$2');

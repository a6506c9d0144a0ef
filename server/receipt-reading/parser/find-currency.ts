import type { Word } from '../text/word.js';

export interface FoundCurrency {
  currency: string;
  confidence: number;
  words: Word[];
}

const MARKS: { currency: string; pattern: RegExp }[] = [
  { currency: 'MYR', pattern: /(?:^|[^A-Z])(?:RM|MYR)(?=[\d\s.:)]|$)/ },
  { currency: 'EUR', pattern: /€\s?\d|\d\s?€|^€$|(?:^|[^A-Z])EURO?(?![A-Z])/ },
  { currency: 'GBP', pattern: /£\s?\d|^£$|(?:^|[^A-Z])GBP(?![A-Z])/ },
  { currency: 'SGD', pattern: /(?:^|[^A-Z])(?:SGD|S\$)/ },
  { currency: 'AUD', pattern: /(?:^|[^A-Z])(?:AUD|A\$)/ },
  { currency: 'CAD', pattern: /(?:^|[^A-Z])(?:CAD|C\$|CA\$)/ },
  { currency: 'USD', pattern: /(?:^|[^A-Z])(?:USD|US\$)/ },
  { currency: 'INR', pattern: /₹|(?:^|[^A-Z])(?:INR|RS\.)(?![A-Z])/ },
  { currency: 'IDR', pattern: /(?:^|[^A-Z])(?:IDR|RP\.?)(?=\s?\d)/ },
  { currency: 'THB', pattern: /฿|(?:^|[^A-Z])(?:THB|BAHT)(?![A-Z])/ },
  { currency: 'JPY', pattern: /(?:^|[^A-Z])JPY(?![A-Z])|[¥￥]\s?\d(?!\d*\s?%)/ },
  { currency: 'PLN', pattern: /(?:^|[^A-Z])(?:PLN|ZŁ)(?![A-Z])/ },
  ...[
    'CHF',
    'SEK',
    'NOK',
    'DKK',
    'CZK',
    'HUF',
    'RON',
    'RSD',
    'NZD',
    'HKD',
    'PHP',
    'VND',
    'TRY',
    'BRL',
    'MXN',
    'ZAR',
    'AED',
    'RUB',
    'UAH',
  ].map((currency) => ({ currency, pattern: new RegExp(`(?:^|[^A-Z])${currency}(?![A-Z])`) })),
];
const DOLLARS = ['USD', 'CAD', 'AUD', 'NZD', 'SGD', 'HKD', 'MXN', 'BRL', 'TWD'];

/** The currency that is named most often; without one, the ledger's own, which is then only assumed. */
export function findCurrency(words: Word[], expected: string): FoundCurrency {
  const found = new Map<string, Word[]>();
  for (const word of words) {
    const text = word.text.toUpperCase();
    const mark = MARKS.find(({ pattern }) => pattern.test(text));
    const currency = mark?.currency ?? (/\$\s?\d/.test(text) ? dollarOf(expected) : null);
    if (currency) found.set(currency, [...(found.get(currency) ?? []), word]);
  }
  const own = found.get(expected);
  const [other] = [...found].filter(([currency]) => currency !== expected).sort((a, b) => b[1].length - a[1].length);
  if (other && other[1].length > (own?.length ?? 0) && isMeant(other[1])) {
    return { currency: other[0], confidence: other[1].length > 1 ? 0.85 : 0.6, words: other[1].slice(0, 3) };
  }
  return own
    ? { currency: expected, confidence: 0.97, words: own.slice(0, 3) }
    : { currency: expected, confidence: 0.7, words: [] };
}

/** A foreign sign that stands only once is more often a misread digit than a journey; three letters are not. */
function isMeant(places: Word[]): boolean {
  return places.length > 1 || places.some((word) => /[A-Z]{3}/.test(word.text));
}

function dollarOf(expected: string): string | null {
  return DOLLARS.includes(expected) ? expected : 'USD';
}

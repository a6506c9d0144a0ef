import { formatMinor, parseAmount } from '../../money.js';
import type { ParsedReceipt } from '../parser/parse-receipt.js';
import type { ReadField } from '../receipt-reading.js';
import type { ReadCode } from './read-codes.js';

/** The till wrote the code by itself; only the picture of it could be wrong, and that carries a checksum. */
const CONFIDENCE = 0.98;

/** What a code states comes before what was read. */
export function withCode(parsed: ParsedReceipt, code: ReadCode | null): ParsedReceipt {
  if (!code) return parsed;
  const { fields } = parsed;
  const stated = (value: string | undefined, read: ReadField<string> | null) =>
    value === undefined ? read : { value, confidence: CONFIDENCE, boxes: [code.box] };
  const currency = stated(knownCurrency(code.facts.currency), fields.currency);
  const money = (value: string | undefined) => asMoney(value, currency?.value ?? 'EUR');
  const total = stated(money(code.facts.total), fields.total);
  return {
    ...parsed,
    isBalanced: parsed.isBalanced && total?.value === fields.total?.value,
    fields: {
      merchant: fields.merchant ?? stated(code.facts.merchant, null),
      date: stated(code.facts.date, fields.date),
      total,
      currency,
      tax: stated(money(code.facts.tax), fields.tax),
    },
  };
}

const currencies = new Set(Intl.supportedValuesOf('currency'));

/** Anybody can print a code. */
const knownCurrency = (code: string | undefined) => (code !== undefined && currencies.has(code) ? code : undefined);

/** With the currency's digits: "156" is "156.00". */
function asMoney(value: string | undefined, currency: string): string | undefined {
  if (value === undefined) return undefined;
  const amount = parseAmount(value, currency);
  return 'minor' in amount ? formatMinor(amount.minor, currency) : undefined;
}

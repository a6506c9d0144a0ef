import type { Failure } from '../../api/failure';

const NAMES: Readonly<Record<string, string>> = {
  period: 'The period',
  from: 'The first day',
  to: 'The last day',
  categoryId: 'A category',
  q: 'The search',
  minAmount: 'The least amount',
  maxAmount: 'The largest amount',
  hasReceipt: 'The receipt',
};

/** What the server has against a filter: every rule by its name on the screen. */
export function refusalInWords({ errors, message }: Failure): string {
  if (errors.length === 0) return message;
  return errors.map(({ field, message: text }) => `${nameOf(field)} ${text.replace(/\.$/, '')}.`).join(' ');
}

function nameOf(field: string): string {
  const [rule = ''] = field.split('.');
  return Object.hasOwn(NAMES, rule) ? (NAMES[rule] as string) : field;
}

import type { Activity } from '../api/types';
import { ACCOUNT_SENTENCES, type Told } from './account-sentences';
import { BUDGET_SENTENCES } from './budget-sentences';
import { CATEGORY_SENTENCES } from './category-sentences';
import { EXPENSE_SENTENCES } from './expense-sentences';
import { MAIL_SENTENCES } from './mail-sentences';
import { read } from './read-data';
import { RECEIPT_SENTENCES } from './receipt-sentences';

export interface ActivitySentence {
  icon: string;
  text: string;
  /** What else is known, in few words. */
  detail: string;
}

const SENTENCES: Readonly<Record<string, (activity: Activity) => Told>> = {
  ...ACCOUNT_SENTENCES,
  ...BUDGET_SENTENCES,
  ...CATEGORY_SENTENCES,
  ...EXPENSE_SENTENCES,
  ...MAIL_SENTENCES,
  ...RECEIPT_SENTENCES,
};

/** Tells in a sentence what happened. A type it does not know is told by its name. */
export function activitySentence(activity: Activity): ActivitySentence {
  const tell = Object.hasOwn(SENTENCES, activity.type) ? SENTENCES[activity.type] : undefined;
  const known = tell?.(activity) ?? { icon: 'info-circle', text: fromType(activity.type) };
  return { icon: known.icon, text: known.text, detail: known.detail ?? origin(activity) };
}

/** Where it came from: told of what concerns the account, for the owner to know it as their own doing. */
function origin({ type, device, ip, data }: Activity): string {
  if (!Object.hasOwn(ACCOUNT_SENTENCES, type) && !Object.hasOwn(MAIL_SENTENCES, type)) return '';
  return [read(data, 'device') ?? device, read(data, 'ip') ?? ip].filter(Boolean).join(' · ');
}

function fromType(type: string): string {
  const words = type.replace(/[._-]+/g, ' ').trim();
  return words ? words.charAt(0).toUpperCase() + words.slice(1) : 'Something happened';
}

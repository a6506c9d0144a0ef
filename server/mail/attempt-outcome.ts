import { TransientFailure } from '../events/transient-failure.js';
import type { Outcome } from './email-deliveries.js';
import type { MailClass } from './mail-classes.js';
import { MailRefused, MailUnconfirmed, RecipientRefused } from './mailer.js';

const hours = 3_600_000;
/** How long a mail server may be away before a mail is of no use any more, in milliseconds. */
const patience = 72 * hours;

/** Beside a mail that counts as sent. */
export const unheard = 'the mail server took the mail; its answer was not heard';

/** What a failed attempt comes to, for a mail that is `age` milliseconds old. */
export function outcomeOf(failure: Error, mailClass: MailClass, age: number): Outcome {
  if (failure instanceof RecipientRefused) return { status: 'bounced', error: failure.message };
  if (failure instanceof MailRefused) return { status: 'failed', error: failure.message };
  if (failure instanceof MailUnconfirmed) {
    return mailClass === 'at-most-once'
      ? { status: 'sent', error: unheard }
      : { status: 'pending', error: failure.message };
  }
  if (!(failure instanceof TransientFailure)) return { status: 'pending', error: 'the mail could not be written' };
  return { status: age > patience ? 'failed' : 'pending', error: failure.message };
}

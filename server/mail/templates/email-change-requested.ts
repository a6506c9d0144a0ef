import { aboutYourAccount, type Letter, notYou, type Scene } from './letter.js';
import { describeOccasion } from './occasion.js';

/** Reads the same whether or not the new address has an account: who holds this mailbox must not learn that. */
export const emailChangeRequested = ({ site, name, occasion }: Scene, { newEmail }: { newEmail: string }): Letter => ({
  subject: 'Somebody wants to change your e-mail address',
  name,
  parts: [
    'Your account is to get another e-mail address. Nothing changes before the mail that we sent there is answered.',
    [['New address', newEmail], ...describeOccasion(occasion)],
    ...notYou(site),
  ],
  reason: aboutYourAccount(site),
});

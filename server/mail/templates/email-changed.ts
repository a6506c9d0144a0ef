import { aboutYourAccount, type Letter, type Scene } from './letter.js';
import { describeOccasion } from './occasion.js';

/** Goes to the old address, by which the account cannot be taken back any more. */
export const emailChanged = ({ site, name, occasion }: Scene, { newEmail }: { newEmail: string }): Letter => ({
  subject: 'Your e-mail address was changed',
  name,
  parts: [
    'Your account has another e-mail address now. This is the last mail about it to the old one.',
    [['New address', newEmail], ...describeOccasion(occasion)],
    'Was it not you? Then turn to whoever runs this SpendWise, at once: by the new address a new password can be set.',
  ],
  reason: aboutYourAccount(site),
});

import { aboutYourAccount, type Letter, notYou, type Scene } from './letter.js';
import { describeOccasion } from './occasion.js';

export const passwordRemoved = ({ site, name, occasion }: Scene): Letter => ({
  subject: 'Your password was removed',
  name,
  parts: [
    'Your account has no password any more. You sign in by the other ways that are set up in its settings.',
    describeOccasion(occasion),
    ...notYou(site),
  ],
  reason: aboutYourAccount(site),
});

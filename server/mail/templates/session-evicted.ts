import { aboutYourAccount, type Letter, notYou, type Scene } from './letter.js';
import { describeOccasion } from './occasion.js';

export const sessionEvicted = ({ site, name, occasion }: Scene): Letter => ({
  subject: 'One of your sessions was ended',
  name,
  parts: [
    'You were signed in at more places than are allowed at once. The one that was unused for longest has ended, because of this sign-in:',
    describeOccasion(occasion),
    ...notYou(site),
  ],
  reason: aboutYourAccount(site),
});

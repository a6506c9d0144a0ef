import { aboutYourAccount, type Letter, notYou, type Scene } from './letter.js';
import { describeOccasion } from './occasion.js';

/** `provider` as people call it, such as "Google". */
export const identityUnlinked = ({ site, name, occasion }: Scene, { provider }: { provider: string }): Letter => ({
  subject: 'A way to sign in was removed',
  name,
  parts: [
    'Your account cannot be opened by this provider any more.',
    [['Provider', provider], ...describeOccasion(occasion)],
    ...notYou(site),
  ],
  reason: aboutYourAccount(site),
});

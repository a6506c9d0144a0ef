import { aboutYourAccount, type Letter, notYou, type Scene } from './letter.js';
import { describeOccasion } from './occasion.js';

/** `provider` as people call it, such as "Google". */
export const identityLinked = ({ site, name, occasion }: Scene, { provider }: { provider: string }): Letter => ({
  subject: 'A way to sign in was added',
  name,
  parts: [
    'Your account can now be opened by another provider as well.',
    [['Provider', provider], ...describeOccasion(occasion)],
    ...notYou(site),
    'Then remove the provider, in the settings.',
  ],
  reason: aboutYourAccount(site),
});

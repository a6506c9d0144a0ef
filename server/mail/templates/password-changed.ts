import { aboutYourAccount, type Letter, notYou, type Scene } from './letter.js';
import { describeOccasion } from './occasion.js';

const how = {
  link: 'A new password was set for your account, by the link from our mail. Every session has ended.',
  settings: 'A new password was set for your account, in its settings.',
};

export const passwordChanged = ({ site, name, occasion }: Scene, by: keyof typeof how): Letter => ({
  subject: 'Your password was changed',
  name,
  parts: [how[by], describeOccasion(occasion), ...notYou(site)],
  reason: aboutYourAccount(site),
});

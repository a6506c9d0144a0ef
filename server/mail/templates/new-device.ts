import { aboutYourAccount, type Letter, type LinkScene } from './letter.js';
import { describeOccasion } from './occasion.js';

export const newDevice = ({ site, name, occasion, url }: LinkScene): Letter => ({
  subject: 'New sign-in to your account',
  name,
  parts: [
    'Somebody signed in to your account from a device or a network that it was not used from before.',
    describeOccasion(occasion),
    'If it was you, there is nothing to do. If not, say so: that ends this session and the old password, and a link to set a new one is sent to you.',
    { label: 'This was not me', url },
    'The link works once, within 7 days.',
  ],
  reason: aboutYourAccount(site),
});

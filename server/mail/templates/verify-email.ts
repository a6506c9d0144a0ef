import { aboutThisAddress, type Letter, type LinkScene } from './letter.js';

/** Goes to an address nobody has proved to be theirs: it names no one. */
export const verifyEmail = ({ site, url }: LinkScene): Letter => ({
  subject: 'Confirm your e-mail address',
  name: '',
  parts: [
    'Please confirm that this is your e-mail address for SpendWise.',
    { label: 'Confirm my address', url },
    'The link works once, within 30 minutes. You can have another one sent in the settings.',
  ],
  reason: aboutThisAddress(site),
});

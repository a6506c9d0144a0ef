import { aboutThisAddress, type Letter, type LinkScene } from './letter.js';

/** Goes to an address nobody has proved to be theirs: it names no one. */
export const confirmEmail = ({ site, url }: LinkScene): Letter => ({
  subject: 'Confirm your new e-mail address',
  name: '',
  parts: [
    'Please confirm that your SpendWise account is to use this e-mail address from now on.',
    { label: 'Use this address', url },
    'The link works once, within 30 minutes. Until then the account keeps its old address.',
  ],
  reason: aboutThisAddress(site),
});

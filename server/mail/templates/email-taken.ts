import type { Letter, Scene } from './letter.js';

/** To the owner of an address that somebody tried to move another account to. */
export const emailTaken = ({ site }: Scene): Letter => ({
  subject: 'Your e-mail address was entered for another account',
  name: '',
  parts: [
    'Somebody tried to move a SpendWise account to this address. It has an account already, so nothing was changed.',
    'If it was you, sign in to the account that this address has, or give the other one another address.',
    { label: 'Sign in', url: `${site}/login` },
  ],
  reason: `You get this mail because this address has a SpendWise account at ${site}.`,
});

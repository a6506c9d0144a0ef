import { aboutYourAccount, type Letter, type LinkScene } from './letter.js';

const why = {
  forgotten:
    'Somebody asked for a link to set a new password for your account. If it was not you, there is nothing to do: your password stays as it is.',
  reported:
    'You told us that a sign-in was not yours. That session has ended, and so has what was added to your account since: sessions, access tokens, linked accounts. Your old password does not work any more, as whoever it was may know it. Please set a new one.',
};

export const resetPassword = ({ site, name, url }: LinkScene, cause: keyof typeof why): Letter => ({
  subject: 'Set a new password',
  name,
  parts: [
    why[cause],
    { label: 'Set a new password', url },
    'The link works once, within 30 minutes. Setting a new password ends every session.',
  ],
  reason: aboutYourAccount(site),
});

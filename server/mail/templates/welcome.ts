import { aboutThisAddress, aboutYourAccount, type Letter, type Part, type Scene } from './letter.js';

/** `url`: of the link that verifies the address; null when there is nothing to verify. */
export const welcome = ({ site, name, isVerified, url }: Scene & { url: string | null }): Letter => ({
  subject: 'Welcome to SpendWise',
  name,
  parts: [
    'Good to have you here. SpendWise shows where your money goes: write down what you spend, and see it as bubbles, by category and by month.',
    ...askToConfirm(url),
    { heading: 'What to do first', isMinor: true },
    {
      steps: [
        'Record an expense: what it was, when, and how much. A few are enough for the first picture.',
        'Look through the categories that are there already, and make them yours.',
        'Choose in the settings whether finance news and a summary of each month are mailed to you.',
      ],
    },
    { label: 'Open SpendWise', url: site, isMinor: true },
  ],
  reason: isVerified ? aboutYourAccount(site) : aboutThisAddress(site),
});

function askToConfirm(url: string | null): Part[] {
  if (url === null) return [];
  return [
    'One thing before you begin: please confirm that this is your e-mail address. By it you get back in when you have forgotten your password.',
    { label: 'Confirm my address', url },
    'The link works once, within 30 minutes. You can have another one sent in the settings.',
  ];
}

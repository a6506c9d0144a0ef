import type { MailDelivery } from '../api/types';

const ABOUT: Readonly<Record<string, string>> = {
  welcome: 'Welcome, with a link to verify your address',
  'verify-email': 'Link to verify your address',
  'confirm-email': 'Link to use a new address',
  'email-change-requested': 'A change of your address was asked for',
  'email-changed': 'Your address was changed',
  'email-taken': 'Your address was entered for another account',
  'new-device': 'Login on a new device',
  'session-evicted': 'A device was logged out',
  'reset-password': 'Link to choose a new password',
  'password-changed': 'Your password was changed',
  'password-removed': 'Your password was removed',
  'identity-linked': 'A way to sign in was added',
  'identity-unlinked': 'A way to sign in was removed',
  'token-created': 'An access token was made',
  'account-removed': 'Your account was deleted',
  news: 'Finance news',
  'monthly-summary': 'Summary of a month',
  'budget-passed': 'A budget runs out',
};

const STATES: Readonly<Record<MailDelivery['status'], MailState>> = {
  pending: { icon: 'hourglass-split', text: 'Not sent yet', isTrouble: false },
  sending: { icon: 'send', text: 'Being sent', isTrouble: false },
  sent: { icon: 'check-lg', text: 'Sent', isTrouble: false },
  failed: { icon: 'exclamation-triangle-fill', text: 'Not sent', isTrouble: true },
  bounced: { icon: 'envelope-slash', text: 'Refused', isTrouble: true },
};

export interface MailState {
  icon: string;
  text: string;
  isTrouble: boolean;
}

/** What a mail was about. One that this page does not know yet is called by its own name. */
export function mailSubject(template: string): string {
  if (Object.hasOwn(ABOUT, template)) return ABOUT[template] ?? '';
  const words = template.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** What became of it. */
export function mailState({ status, attempts }: Pick<MailDelivery, 'status' | 'attempts'>): MailState {
  const state = STATES[status];
  return status === 'pending' && attempts > 0 ? { ...state, text: 'Tried again soon' } : state;
}

/** "3 attempts"; nothing where the first one did it. */
export function attemptsInWords({ status, attempts }: Pick<MailDelivery, 'status' | 'attempts'>): string {
  if (attempts > 1) return `${attempts} attempts`;
  return attempts === 1 && status !== 'sent' && status !== 'sending' ? '1 attempt' : '';
}

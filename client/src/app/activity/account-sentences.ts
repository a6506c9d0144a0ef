import type { Activity } from '../api/types';
import { read } from './read-data';

export interface Told {
  icon: string;
  text: string;
  /** What else is known, in few words; where it came from when left out. */
  detail?: string;
}

/** What happens to an account, told to its owner. */
export const ACCOUNT_SENTENCES: Readonly<Record<string, (activity: Activity) => Told>> = {
  'user.registered': () => ({ icon: 'person-plus', text: 'You created your account' }),
  'user.updated': ({ data }) => ({ icon: 'person', text: `You changed ${changedFields(data)}` }),
  'user.removed': () => ({ icon: 'person-x', text: 'You deleted your account' }),
  'demo.removed': () => ({ icon: 'person-x', text: 'A demo was removed' }),
  'demo.created': () => ({ icon: 'stars', text: 'You opened a demo with sample data' }),
  'session.opened': ({ data }) => ({
    icon: 'box-arrow-in-right',
    text: read(data, 'linkId') ? 'You logged in on a new device' : 'You logged in',
  }),
  'session.closed': ({ data }) => ({
    icon: 'box-arrow-right',
    text: read(data, 'reason') === 'expired' ? 'A session expired' : 'You logged out',
  }),
  'session.revoked': (activity) => ({ icon: 'box-arrow-right', ...revoked(activity) }),
  'session.evicted': () => ({
    icon: 'shield-exclamation',
    text: 'A device was logged out, because too many were logged in at once',
  }),
  'session.expired': ({ data }) => ({
    icon: 'box-arrow-right',
    text:
      read(data, 'limit') === 'idle'
        ? 'A session ended, because it was not used for a long time'
        : 'A session ended, because it had lasted as long as one may',
  }),
  'session.refused': () => ({
    icon: 'shield-exclamation',
    text: 'Somebody tried to log in with a wrong password',
  }),
  'session.reported': () => ({
    icon: 'shield-exclamation',
    text: 'A login was reported as not yours: it was ended',
  }),
  'sign-in.throttled': () => ({
    icon: 'shield-exclamation',
    text: 'Somebody tried to log in too often with a wrong password, and was made to wait',
  }),
  'password.reset-requested': () => ({ icon: 'key', text: 'A link to choose a new password was asked for' }),
  'password.reset': () => ({ icon: 'key', text: 'A new password was chosen by a link from a mail' }),
  'password.changed': () => ({ icon: 'key', text: 'You changed your password' }),
  'password.removed': () => ({ icon: 'key', text: 'You removed your password' }),
  'email.verification-requested': ({ data }) => ({
    icon: 'envelope',
    text: `You asked for a link to verify ${read(data, 'email') ?? 'your address'}`,
  }),
  'email.verified': ({ data }) => ({
    icon: 'envelope',
    text: `You verified ${read(data, 'email') ?? 'your address'}`,
  }),
  'email.change-requested': ({ data }) => ({
    icon: 'envelope',
    text: `You asked to use ${read(data, 'newEmail') ?? 'another address'} from now on`,
  }),
  'email.changed': ({ data }) => ({
    icon: 'envelope',
    text: `Your address is now ${read(data, 'email') ?? 'another one'}${instead(read(data, 'oldEmail'))}`,
  }),
  'identity.linked': ({ data }) => ({
    icon: 'shield-lock',
    text: `You connected ${read(data, 'providerName') ?? 'an account at another provider'}`,
  }),
  'identity.unlinked': ({ data }) => ({
    icon: 'shield-lock',
    text: `You disconnected ${read(data, 'providerName') ?? 'an account at another provider'}`,
  }),
  'token.created': ({ data }) => ({
    icon: 'terminal',
    text: `You made ${token(data)} that ${read(data, 'scope') === 'read' ? 'reads' : 'reads and writes'}`,
  }),
  'parked-message.retried': ({ data }) => ({
    icon: 'arrow-clockwise',
    text: `You had ${parked(data)} handled again`,
  }),
  'parked-message.dropped': ({ data }) => ({ icon: 'trash', text: `You dropped ${parked(data)}` }),
  'token.revoked': ({ data }) => ({ icon: 'terminal', text: `You revoked ${token(data)}` }),
};

const FIELDS: Readonly<Record<string, string>> = {
  name: 'your name',
  timeZone: 'your time zone',
  currency: 'your currency',
  newsSubscribed: 'which mails you get',
  monthlySummary: 'which mails you get',
  budgetMail: 'which mails you get',
  newsFrequency: 'when the news come',
  newsWeekday: 'when the news come',
  newsHour: 'when the news come',
};

function changedFields({ after }: Activity['data']): string {
  const fields = typeof after === 'object' && after !== null ? Object.keys(after) : [];
  const words = fields.flatMap((field) => (Object.hasOwn(FIELDS, field) ? [FIELDS[field] as string] : []));
  return words.length > 0 ? new Intl.ListFormat('en').format(new Set(words)) : 'your profile';
}

/** The activity's own device is the one that ended the other. */
function revoked({ device, data }: Activity): { text: string; detail: string } {
  const ended = [read(data, 'of', 'device') ?? 'another device', read(data, 'of', 'ip')].filter(Boolean).join(' · ');
  const from = read(data, 'device') ?? device;
  return { text: 'You ended the session of another device', detail: from ? `${ended}, from ${from}` : ended };
}

function instead(oldEmail: string | null): string {
  return oldEmail ? ` instead of ${oldEmail}` : '';
}

function token(data: Activity['data']): string {
  const name = read(data, 'name');
  return name ? `the access token “${name}”` : 'an access token';
}

function parked(data: Activity['data']): string {
  const type = read(data, 'type');
  return type ? `a parked message (${type})` : 'a parked message';
}

import type { z } from 'zod';
import { UnprocessableEvent } from '../events/acknowledge.interceptor.js';
import type { DomainEvent } from '../events/domain-event.js';
import type { MailingList } from '../unsubscribe/unsubscribe-token.js';
import type { Template } from './mail-classes.js';
import * as events from './mail-events.js';
import type { Person } from './person.js';
import { accountRemoved } from './templates/account-removed.js';
import { budgetPassed } from './templates/budget-passed.js';
import { confirmEmail } from './templates/confirm-email.js';
import { emailChangeRequested } from './templates/email-change-requested.js';
import { emailChanged } from './templates/email-changed.js';
import { emailTaken } from './templates/email-taken.js';
import { identityLinked } from './templates/identity-linked.js';
import { identityUnlinked } from './templates/identity-unlinked.js';
import type { Letter, LinkScene, MailingScene, Scene } from './templates/letter.js';
import { monthlySummary } from './templates/monthly-summary.js';
import { newDevice } from './templates/new-device.js';
import { news } from './templates/news.js';
import { passwordChanged } from './templates/password-changed.js';
import { passwordRemoved } from './templates/password-removed.js';
import { resetPassword } from './templates/reset-password.js';
import { sessionEvicted } from './templates/session-evicted.js';
import { tokenCreated } from './templates/token-created.js';
import { verifyEmail } from './templates/verify-email.js';
import { welcome } from './templates/welcome.js';

/** A letter to be sent, and to whom. */
export interface AddressedLetter {
  template: Template;
  to: string;
  letter: Letter;
  /** The link it is about: without that it is of no use. */
  linkId: string | null;
  /** What its reader asked for, and may stop by its foot: without that it is of no use either. */
  list: MailingList | null;
}

/** What letters are written with. */
export interface Desk {
  /** PUBLIC_URL. */
  site: string;
  /** Null when the account is gone. */
  person: Person | null;
  /** Whether the new address that the event is about, if any, has an account of its own. */
  isNewAddressTaken: boolean;
  /** The token of a link. */
  tokenOf: (linkId: string) => string;
  /** The page that stops a list. */
  unsubscribeUrlOf: (userId: number, list: MailingList) => string;
}

/** What every schema of `mail-events.ts` reads. */
interface Payload {
  device?: string | null;
  ip?: string | null;
  email?: string | null;
}

type Write = (event: DomainEvent, desk: Desk) => AddressedLetter[];
type Schema<D> = z.ZodType<D>;

/** Addresses of throw-away accounts: nobody is there. */
const demoDomain = '@demo.invalid';

const askNewAddress = link('confirm-email', '/confirm-email', events.toNewAddress, confirmEmail);
const tellOwner = notice('email-taken', events.toNewAddress, emailTaken);

const writers: Record<string, Write> = {
  'user.registered': welcomed,
  'user.removed': removed,
  'session.opened': link('new-device', '/not-me', events.withLink, newDevice),
  'session.evicted': notice('session-evicted', events.plain, sessionEvicted),
  'session.reported': link('reset-password', '/reset', events.withLink, (scene) => resetPassword(scene, 'reported')),
  'password.reset-requested': link('reset-password', '/reset', events.withLink, (scene) =>
    resetPassword(scene, 'forgotten'),
  ),
  'password.reset': notice('password-changed', events.plain, (scene) => passwordChanged(scene, 'link')),
  'password.changed': notice('password-changed', events.plain, (scene) => passwordChanged(scene, 'settings')),
  'password.removed': notice('password-removed', events.plain, passwordRemoved),
  'email.verification-requested': link('verify-email', '/verify', events.withLink, verifyEmail),
  // The event and the notice are the same where the new address has an account: only its owner is told.
  'email.change-requested': both(
    (event, desk) => (desk.isNewAddressTaken ? tellOwner : askNewAddress)(event, desk),
    notice('email-change-requested', events.newAddress, emailChangeRequested),
  ),
  'email.changed': notice('email-changed', events.toOldAddress, emailChanged),
  'identity.linked': notice('identity-linked', events.identity, identityLinked),
  'identity.unlinked': notice('identity-unlinked', events.identity, identityUnlinked),
  'token.created': notice('token-created', events.token, tokenCreated),
  'news.issued': mailing('news', 'news', events.news, news),
  'summary.issued': mailing('monthly-summary', 'summary', events.summary, monthlySummary),
  'budget-alert.issued': mailing('budget-passed', 'budget-alert', events.budgetAlert, budgetPassed),
};

/** Whether events of this type ask for mail at all. */
export const mayAskForMail = (type: string) => Object.hasOwn(writers, type);

/**
 * The letters that an event asks for, one at most for each template and address.
 * @throws UnprocessableEvent when the event does not hold what they are about.
 */
export function lettersOf(event: DomainEvent, desk: Desk): AddressedLetter[] {
  const write = mayAskForMail(event.type) ? writers[event.type] : undefined;
  return (write?.(event, desk) ?? []).filter(({ to }) => !to.endsWith(demoDomain));
}

/** A letter that tells of something. */
function notice<D extends Payload>(
  template: Template,
  schema: Schema<D>,
  compose: (scene: Scene, data: D) => Letter,
): Write {
  return (event, { site, person }) => {
    if (!person || person.isDemo) return [];
    const data = read(schema, event);
    const letter = compose(setScene(event, data, { site, ...person }), data);
    return [{ template, to: data.email ?? person.email, letter, linkId: null, list: null }];
  };
}

/** A letter with a link to follow; none where the event has no link. */
function link<D extends Payload & { linkId?: string | null }>(
  template: Template,
  page: string,
  schema: Schema<D>,
  compose: (scene: LinkScene) => Letter,
): Write {
  return (event, { site, person, tokenOf }) => {
    if (!person || person.isDemo) return [];
    const data = read(schema, event);
    const linkId = data.linkId ?? null;
    if (linkId === null) return [];
    const url = linkTo(site, page, tokenOf(linkId));
    const letter = compose({ ...setScene(event, data, { site, ...person }), url });
    return [{ template, to: data.email ?? person.email, letter, linkId, list: null }];
  };
}

/** A letter of a list. Nobody gets one at an address that may be another's. */
function mailing<D extends Payload>(
  template: Template,
  list: MailingList,
  schema: Schema<D>,
  compose: (scene: MailingScene, data: D) => Letter,
): Write {
  return (event, { site, person, unsubscribeUrlOf }) => {
    if (!person?.isVerified || person.isDemo || event.userId === null) return [];
    const data = read(schema, event);
    const unsubscribeUrl = unsubscribeUrlOf(event.userId, list);
    const letter = compose({ ...setScene(event, data, { site, ...person }), unsubscribeUrl }, data);
    return [{ template, to: person.email, letter, linkId: null, list }];
  };
}

function both(...writes: Write[]): Write {
  return (event, desk) => writes.flatMap((write) => write(event, desk));
}

/** Everybody is welcome; who has not shown yet that the address is theirs is asked for that too. */
function welcomed(event: DomainEvent, { site, person, tokenOf }: Desk): AddressedLetter[] {
  if (!person || person.isDemo) return [];
  const data = read(events.registration, event);
  const linkId = data.linkId ?? null;
  const url = linkId === null ? null : linkTo(site, '/verify', tokenOf(linkId));
  const letter = welcome({ ...setScene(event, data, { site, ...person }), url });
  return [{ template: 'welcome', to: data.email, letter, linkId, list: null }];
}

/** The person is gone with the account: the event has all there is. */
function removed(event: DomainEvent, { site }: Desk): AddressedLetter[] {
  const { email, timeZone, keptLedgers, ...origin } = read(events.removal, event);
  const scene = setScene(event, origin, { site, name: '', isVerified: false, timeZone });
  const names = keptLedgers.map(({ name }) => name);
  return [{ template: 'account-removed', to: email, letter: accountRemoved(scene, names), linkId: null, list: null }];
}

const linkTo = (site: string, page: string, token: string) => `${site}${page}?token=${encodeURIComponent(token)}`;

function setScene(
  { occurredAt }: DomainEvent,
  { device, ip }: Payload,
  { site, name, isVerified, timeZone }: Pick<Scene, 'site' | 'name' | 'isVerified'> & { timeZone: string },
): Scene {
  const occasion = { device: device ?? null, ip: ip ?? null, at: new Date(occurredAt), timeZone };
  return { site, name, isVerified, occasion };
}

function read<D>(schema: Schema<D>, { type, data }: DomainEvent): D {
  const { success, data: payload, error } = schema.safeParse(data);
  if (success) return payload;
  const [issue] = error.issues;
  throw new UnprocessableEvent(`${type} cannot be written about: ${issue?.path.join('.')} ${issue?.message}`);
}

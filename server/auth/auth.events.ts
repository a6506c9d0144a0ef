import type { RequestOrigin } from '../http/request-origin.js';

interface SessionEvent {
  sessionId: string;
  device: string | null;
  ip: string | null;
}

declare module '../events/event-map.js' {
  interface EventMap {
    /** `linkId`: of the link by which its owner can say "this wasn't me"; null on a device they have used before. */
    'session.opened': SessionEvent & { email: string; linkId: string | null };
    'session.closed': SessionEvent;
    /** There were too many wrong passwords for this account, the latest from here. Once for each window of the limit. */
    'sign-in.throttled': RequestOrigin & { email: string };
    /** Ended from another session, whose device and address these are; `of` is the one that ended. */
    'session.revoked': SessionEvent & { of: RequestOrigin };
    /** Over because it was not used for too long, or had lasted as long as one may; told when that is noticed. */
    'session.expired': SessionEvent & { limit: 'idle' | 'age' };
    /** A wrong password was given for this account, from here. At most once a minute, however many there are. */
    'session.refused': RequestOrigin & { email: string };
    /** Ended because its user opened more sessions than are allowed at once. */
    'session.evicted': SessionEvent & { email: string };
    /** Its owner says that it was not them. `linkId`: of the link by which they choose a new password. */
    'session.reported': SessionEvent & { email: string; linkId: string | null };
  }
}

export type { SessionEvent };

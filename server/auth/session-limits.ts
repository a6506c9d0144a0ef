import { Injectable } from '@nestjs/common';
import { Config } from '../config/config.js';

const secondsPerDay = 86_400;
const millisecondsPerDay = secondsPerDay * 1_000;
/** How long a sign-in is proof enough for what only the person themselves may do, in milliseconds. */
const freshness = 10 * 60_000;

/** How long sessions last, and how many of them a user may have. */
@Injectable()
export class SessionLimits {
  /** Open sessions of one user at once. */
  readonly most = this.config.maxSessions;
  /** The longest life of a session, and so of its cookie, in seconds. */
  readonly maxAgeSeconds = this.config.sessionAbsoluteDays * secondsPerDay;

  constructor(private readonly config: Config) {}

  /** When a session that is opened `now` ends whatever its use. */
  expiryOf(now: Date): Date {
    return new Date(now.getTime() + this.maxAgeSeconds * 1_000);
  }

  /** A session whose last use is not after this has been idle for too long. */
  idleSince(now: Date): Date {
    return new Date(now.getTime() - this.config.sessionIdleDays * millisecondsPerDay);
  }

  /** A sign-in after this is still fresh. */
  freshSince(now: Date): Date {
    return new Date(now.getTime() - freshness);
  }
}

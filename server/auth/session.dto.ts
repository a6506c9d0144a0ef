import { IsString, MaxLength } from 'class-validator';

/** A browser in which the user is signed in. */
export class OpenSession {
  /** @example "0199f6f1-7f3a-7c11-9a55-0d4b1d2c3e4f" */
  id: string;
  /** In words. @example "Firefox on Linux" */
  device: string;
  /** @example "203.0.113.7" */
  ip: string;
  /** When it was opened by signing in: an instant. @example "2026-11-24T21:35:16.123Z" */
  createdAt: string;
  /** Its last use, to the minute. @example "2026-11-24T21:35:16.123Z" */
  lastSeenAt: string;
  /** Whether it is the one that asks. */
  current: boolean;
}

export class OpenSessions {
  /** The last used first. */
  items: OpenSession[];
}

/** The token of a link that came by mail. */
export class LinkToken {
  /** @example "pV1rXx0m3c8nJ0n1fS2w7Zr9kQ4tB6yD5uE8aG1hLxM" */
  @MaxLength(200, { message: 'must be at most 200 characters long' })
  @IsString({ message: 'must be text' })
  token: string;
}

/** The password of the person who is signed in. */
export class CurrentPassword {
  /** @example "correct horse battery staple" */
  @IsString({ message: 'must be text' })
  password: string;
}

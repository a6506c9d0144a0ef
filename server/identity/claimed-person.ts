import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { normaliseEmail } from '../auth/email-address.js';
import { IsEmailAddress } from '../auth/is-email-address.decorator.js';
import { canonicalTimeZone } from '../time-zone.js';

/** What a provider says of a person, after its signature was checked. */
export interface ClaimedPerson {
  issuer: string;
  subject: string;
  /** Normalised; null when none was told, or one that no account may have. */
  email: string | null;
  /** Whether the provider vouches for the address; "I do not know" is no. */
  isEmailVerified: boolean;
  /** May be empty. */
  name: string;
  /** IANA name. */
  timeZone: string | undefined;
  /** When they proved to the provider who they are, where it says so. */
  authenticatedAt: Date | null;
}

type Claims = Readonly<Record<string, unknown>>;

const longestName = 100;
/** OpenID Connect Core, 2: at most 255 ASCII characters. */
const subjectRule = /^[\x20-\x7e]{1,255}$/;

class ClaimedAddress {
  @IsEmailAddress()
  email: string;
}

/**
 * Reads the claims of an ID token, and of the userinfo endpoint where that was asked. An address and the word that it is
 * verified are only believed together, from the same source.
 * @returns null without a subject that can be one.
 */
export function toClaimedPerson(idToken: Claims, userInfo: Claims = {}): ClaimedPerson | null {
  const { iss: issuer, sub: subject, auth_time: seconds } = idToken;
  if (typeof issuer !== 'string' || typeof subject !== 'string' || !subjectRule.test(subject)) return null;
  const source = idToken['email'] === undefined ? userInfo : idToken;
  const email = readEmail(source['email']);
  const all = { ...userInfo, ...idToken };
  return {
    issuer,
    subject,
    email,
    isEmailVerified: email !== null && source['email_verified'] === true,
    name: readName(all),
    timeZone: (typeof all['zoneinfo'] === 'string' && canonicalTimeZone(all['zoneinfo'])) || undefined,
    authenticatedAt: typeof seconds === 'number' && seconds < 1e11 ? new Date(seconds * 1_000) : null,
  };
}

function readEmail(email: unknown): string | null {
  const address = plainToInstance(ClaimedAddress, { email });
  return validateSync(address).length === 0 ? normaliseEmail(address.email) : null;
}

function readName({ name, given_name: given, family_name: family }: Claims): string {
  const parts = typeof name === 'string' ? [name] : [given, family].filter((part) => typeof part === 'string');
  const text = parts
    .join(' ')
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Surrogate}\s]+/gu, ' ')
    .trim();
  // A character outside the basic plane is two units, and is not cut in half.
  return text
    .slice(0, longestName)
    .replace(/[\ud800-\udbff]$/, '')
    .trim();
}

import { IsIn, IsString } from 'class-validator';
import { IsOptionalField } from '../http/is-optional-field.decorator.js';
import { type Intent, intents } from './intent.js';

/** A way to sign in at another provider. */
export class Provider {
  /** @example "google" */
  id: 'google' | 'oidc';
  /** @example "Google" */
  name: string;
}

/** Which ways in the login page offers beside the password. */
export class Providers {
  items: Provider[];
  /** Whether a throw-away account with sample data is offered. */
  demo: boolean;
}

/** Why a browser is sent to a provider, and where it goes afterwards. */
export class ProviderVisit {
  /** A path of this site; anything else is taken for "/". @example "/activity" */
  @IsString({ message: 'must be text' })
  @IsOptionalField()
  returnTo?: string;

  /** `link` and `reauthenticate` need an open session. */
  @IsIn(intents, { message: `must be one of ${intents.join(', ')}` })
  @IsOptionalField()
  intent?: Intent;
}

/** A provider's account that lets its owner in here. */
export class ConnectedIdentity {
  /** @example "0199f6f1-7f3a-7c11-9a55-0d4b1d2c3e4f" */
  id: string;
  /** @example "google" */
  provider: string;
  /** @example "Google" */
  providerName: string;
  /** The address there, to recognise it by. @example "ada@gmail.com" */
  email: string | null;
  /** @example "2026-11-24T18:00:00.000Z" */
  createdAt: string;
  /** Null until it is used for the first time. @example "2026-11-24T18:00:00.000Z" */
  lastUsedAt: string | null;
}

/** How the signed-in user can sign in. */
export class WaysIn {
  hasPassword: boolean;
  /** Whether the account's address is known to be its owner's. */
  emailVerified: boolean;
  /** Whether the person proved within the last ten minutes that it is them, which some changes ask for. */
  fresh: boolean;
  /** The one connected first comes first. */
  identities: ConnectedIdentity[];
}

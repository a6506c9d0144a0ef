import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { Intent } from './intent.js';

/** A visit to a provider that has begun and is to come back, once, in the same browser. */
@Entity('oidc_logins')
@Check('ck_oidc_logins_intent', `intent IN ('sign-in', 'link', 'reauthenticate')`)
@Check(
  'ck_oidc_logins_session',
  `(intent = 'sign-in') = (session_id IS NULL) AND (session_id IS NULL) = (user_id IS NULL)`,
)
@Index('ix_oidc_logins_user_id', ['userId'])
@Index('ix_oidc_logins_client', ['client', 'createdAt'])
@Index('ix_oidc_logins_expires_at', ['expiresAt'])
@ForeignKey('users', ['userId'], ['id'], { name: 'fk_oidc_logins_user', onDelete: 'CASCADE' })
export class OidcLoginRow {
  /** SHA-256 of the `state` that the provider hands back. */
  @PrimaryColumn('bytea', { name: 'state_hash', primaryKeyConstraintName: 'pk_oidc_logins' })
  stateHash: Buffer;

  /** SHA-256 of the cookie of the browser that began. */
  @Column('bytea', { name: 'browser_hash' })
  browserHash: Buffer;

  /** The address that began, as wide as one client has it; limits how many rows one can make. */
  @Column('text')
  client: string;

  @Column('text')
  provider: string;

  @Column('text')
  intent: Intent;

  @Column('text')
  nonce: string;

  /** PKCE, RFC 7636. */
  @Column('text', { name: 'code_verifier' })
  codeVerifier: string;

  /** Who was signed in, where the intent needs that somebody is. */
  @Column('int', { name: 'user_id', nullable: true })
  userId: number | null;

  @Column('uuid', { name: 'session_id', nullable: true })
  sessionId: string | null;

  /** A path of this site. */
  @Column('text', { name: 'return_to' })
  returnTo: string;

  @Column('timestamptz', { name: 'created_at' })
  createdAt: Date;

  @Column('timestamptz', { name: 'expires_at' })
  expiresAt: Date;
}

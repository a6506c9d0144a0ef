import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import type { AccessScope } from './access-scope.js';

@Entity('access_tokens')
@Unique('uq_access_tokens_token_hash', ['tokenHash'])
@Check('ck_access_tokens_scope', `scope IN ('read', 'write')`)
@Index('ix_access_tokens_user_id', ['userId', 'createdAt'])
@ForeignKey('users', ['userId'], ['id'], { name: 'fk_access_tokens_user', onDelete: 'CASCADE' })
export class AccessTokenRow {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_access_tokens' })
  id: string;

  @Column('int', { name: 'user_id' })
  userId: number;

  /** What its owner calls it. */
  @Column('text')
  name: string;

  @Column('text')
  scope: AccessScope;

  /** SHA-256 of the token, which itself is kept nowhere. */
  @Column('bytea', { name: 'token_hash' })
  tokenHash: Buffer;

  @Column('timestamptz', { name: 'created_at' })
  createdAt: Date;

  /** Null: it does not expire. */
  @Column('timestamptz', { name: 'expires_at', nullable: true })
  expiresAt: Date | null;

  /** Kept to the minute; null until it is used. */
  @Column('timestamptz', { name: 'last_used_at', nullable: true })
  lastUsedAt: Date | null;
}

import { Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';

export type TokenPurpose = 'email-verification' | 'password-reset' | 'email-change' | 'session-report';

/** A link in a mail that works once. */
@Entity('one_time_tokens')
@Unique('uq_one_time_tokens_token_hash', ['tokenHash'])
@Index('ix_one_time_tokens_user_id', ['userId', 'createdAt'])
@Index('ix_one_time_tokens_expires_at', ['expiresAt'])
@ForeignKey('users', ['userId'], ['id'], { name: 'fk_one_time_tokens_user', onDelete: 'CASCADE' })
export class OneTimeTokenRow {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_one_time_tokens' })
  id: string;

  @Column('int', { name: 'user_id' })
  userId: number;

  @Column('text')
  purpose: TokenPurpose;

  /** SHA-256 of the token, which itself is kept nowhere. */
  @Column('bytea', { name: 'token_hash' })
  tokenHash: Buffer;

  /** What following the link is about, such as the new address. */
  @Column('jsonb')
  data: Record<string, string>;

  @Column('timestamptz', { name: 'created_at' })
  createdAt: Date;

  @Column('timestamptz', { name: 'expires_at' })
  expiresAt: Date;

  @Column('timestamptz', { name: 'used_at', nullable: true })
  usedAt: Date | null;
}

import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

export type SessionCloseReason = 'logout' | 'evicted' | 'revoked' | 'reported' | 'reset' | 'expired';

@Entity('sessions')
@Check('ck_sessions_close_reason', '(closed_at IS NULL) = (close_reason IS NULL)')
@Index('ix_sessions_open_by_user_id', ['userId', 'lastSeenAt'], { where: 'closed_at IS NULL' })
@Index('ix_sessions_closed_at', ['closedAt'], { where: 'closed_at IS NOT NULL' })
// Serves the removal of a user, which takes closed sessions along.
@Index('ix_sessions_user_id', ['userId'])
@ForeignKey('users', ['userId'], ['id'], { name: 'fk_sessions_user', onDelete: 'CASCADE' })
export class SessionRow {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_sessions' })
  id: string;

  @Column('int', { name: 'user_id' })
  userId: number;

  /** In words, such as "Firefox on Linux". */
  @Column('text')
  device: string;

  @Column('text')
  ip: string;

  @Column('timestamptz', { name: 'created_at' })
  createdAt: Date;

  /** When the person last proved who they are, by signing in or by confirming it since. */
  @Column('timestamptz', { name: 'authenticated_at', default: () => 'now()' })
  authenticatedAt: Date;

  /** Kept to the minute. */
  @Column('timestamptz', { name: 'last_seen_at' })
  lastSeenAt: Date;

  /** The absolute limit, whatever the use. */
  @Column('timestamptz', { name: 'expires_at' })
  expiresAt: Date;

  @Column('timestamptz', { name: 'closed_at', nullable: true })
  closedAt: Date | null;

  @Column('text', { name: 'close_reason', nullable: true })
  closeReason: SessionCloseReason | null;
}

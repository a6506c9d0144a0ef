import { Column, Entity, Index, PrimaryGeneratedColumn, Unique } from 'typeorm';

/** An event that was committed with the change it tells of, and waits for, or has had, its publication. */
@Entity('outbox')
@Unique('uq_outbox_event_id', ['eventId'])
@Index('ix_outbox_unpublished', ['id'], { where: 'published_at IS NULL' })
@Index('ix_outbox_published_at', ['publishedAt'])
export class OutboxRow {
  @PrimaryGeneratedColumn('identity', {
    type: 'bigint',
    generatedIdentity: 'ALWAYS',
    primaryKeyConstraintName: 'pk_outbox',
  })
  id: string;

  @Column('uuid', { name: 'event_id' })
  eventId: string;

  @Column('text')
  type: string;

  @Column('int')
  version: number;

  @Column('timestamptz', { name: 'occurred_at' })
  occurredAt: Date;

  @Column('int', { name: 'user_id', nullable: true })
  userId: number | null;

  @Column('uuid', { name: 'ledger_id', nullable: true })
  ledgerId: string | null;

  @Column('bigint', { nullable: true })
  sequence: string | null;

  @Column('jsonb')
  data: object;

  @Column('timestamptz', { name: 'published_at', nullable: true })
  publishedAt: Date | null;
}

import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/**
 * What happened, as its people see it. Written by the listener alone, once for each event. A partition holds each month
 * (of UTC) by `occurredAt`, which therefore belongs to the key; that an event is there once, the inbox guarantees.
 */
@Entity('activities')
@Index('ix_activities_user', ['userId', 'occurredAt', 'id'], { where: 'ledger_id IS NULL' })
@Index('ix_activities_user_type', ['userId', 'type', 'occurredAt', 'id'], { where: 'ledger_id IS NULL' })
@Index('ix_activities_ledger', ['ledgerId', 'occurredAt', 'id'])
@Index('ix_activities_ledger_type', ['ledgerId', 'type', 'occurredAt', 'id'])
// TypeORM cannot describe an index on an expression: the migration makes it, on the id of the expense in `data`.
@Index('ix_activities_expense', { synchronize: false })
// Nor one of the ranges of blocks (BRIN): it serves whoever asks for a span of time of everybody's.
@Index('ix_activities_occurred_at', { synchronize: false })
export class Activity {
  /** The event's id. */
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_activities' })
  id: string;

  @Column('text')
  type: string;

  @PrimaryColumn('timestamptz', { name: 'occurred_at', primaryKeyConstraintName: 'pk_activities' })
  occurredAt: Date;

  @Column('int', { name: 'user_id', nullable: true })
  userId: number | null;

  /** Null for what concerns the user alone. */
  @Column('uuid', { name: 'ledger_id', nullable: true })
  ledgerId: string | null;

  /** The ledger's version after the change: its order among the ledger's changes. */
  @Column('bigint', { nullable: true })
  sequence: string | null;

  @Column('text', { nullable: true })
  device: string | null;

  @Column('text', { nullable: true })
  ip: string | null;

  @Column('jsonb')
  data: object;
}

import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** What became of an event at one consumer: handled, or parked because it could not be. */
@Entity('inbox')
@Check('ck_inbox_outcome', '(handled_at IS NULL) <> (parked_at IS NULL)')
@Index('ix_inbox_event_id', ['eventId'])
@Index('ix_inbox_handled_at', ['handledAt'])
export class InboxRow {
  @PrimaryColumn('text', { primaryKeyConstraintName: 'pk_inbox' })
  consumer: string;

  @PrimaryColumn('uuid', { name: 'event_id', primaryKeyConstraintName: 'pk_inbox' })
  eventId: string;

  @Column('timestamptz', { name: 'handled_at', nullable: true })
  handledAt: Date | null;

  @Column('timestamptz', { name: 'parked_at', nullable: true })
  parkedAt: Date | null;

  @Column('text', { name: 'parked_reason', nullable: true })
  parkedReason: string | null;
}

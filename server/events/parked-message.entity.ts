import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A message that no repetition could make right, until somebody gives it back to its queue or drops it. */
@Entity('parked_messages')
@Index('ix_parked_messages_parked_at', ['parkedAt', 'id'])
export class ParkedMessageRow {
  /** Follows from the consumer and the event, or from the content of what is none: see `readParked`. */
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_parked_messages' })
  id: string;

  @Column('text')
  consumer: string;

  /** Null for what is no event. */
  @Column('uuid', { name: 'event_id', nullable: true })
  eventId: string | null;

  @Column('text', { nullable: true })
  type: string | null;

  /** As it arrived, or its beginning. */
  @Column('bytea')
  content: Buffer;

  /** How long it was; more than `content` has where only the beginning is kept. */
  @Column('int', { name: 'content_bytes' })
  contentBytes: number;

  @Column('text')
  reason: string;

  /** How often it was tried. */
  @Column('int')
  attempts: number;

  @Column('timestamptz', { name: 'parked_at' })
  parkedAt: Date;
}

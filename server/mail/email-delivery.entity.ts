import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';

export type DeliveryStatus = 'pending' | 'sending' | 'sent' | 'failed' | 'bounced';

/** A mail that an event asks for, and what became of it. What it said is kept nowhere. */
@Entity('email_deliveries')
@Unique('uq_email_deliveries_event_id_template_recipient', ['eventId', 'template', 'recipient'])
@Check('ck_email_deliveries_status', `status IN ('pending', 'sending', 'sent', 'failed', 'bounced')`)
@Check('ck_email_deliveries_sent_at', `(status = 'sent') = (sent_at IS NOT NULL)`)
@Index('ix_email_deliveries_user_id', ['userId', 'createdAt', 'id'])
@Index('ix_email_deliveries_created_at', ['createdAt'])
@ForeignKey('users', ['userId'], ['id'], { name: 'fk_email_deliveries_user', onDelete: 'CASCADE' })
export class EmailDelivery {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_email_deliveries' })
  id: string;

  @Column('uuid', { name: 'event_id' })
  eventId: string;

  /** Null when it is about an account that is gone. */
  @Column('int', { name: 'user_id', nullable: true })
  userId: number | null;

  @Column('text')
  template: string;

  @Column('text')
  recipient: string;

  @Column('text')
  status: DeliveryStatus;

  /** Committed before each attempt. */
  @Column('int')
  attempts: number;

  @Column('timestamptz', { name: 'created_at' })
  createdAt: Date;

  @Column('timestamptz', { name: 'sent_at', nullable: true })
  sentAt: Date | null;

  /** What the last attempt failed of. */
  @Column('text', { nullable: true })
  error: string | null;
}

import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';

export type MailIssueKind = 'news' | 'summary';

/** A periodic mail that was made for somebody: the row is what keeps a second one from being made. */
@Entity('mail_issues')
@Check('ck_mail_issues_kind', `kind IN ('news', 'summary')`)
@ForeignKey('users', ['userId'], ['id'], { name: 'fk_mail_issues_user', onDelete: 'CASCADE' })
export class MailIssue {
  @PrimaryColumn('int', { name: 'user_id', primaryKeyConstraintName: 'pk_mail_issues' })
  userId: number;

  @PrimaryColumn('text', { primaryKeyConstraintName: 'pk_mail_issues' })
  kind: MailIssueKind;

  /** "2026-11-27", "2026-W48" or "2026-10". */
  @PrimaryColumn('text', { primaryKeyConstraintName: 'pk_mail_issues' })
  period: string;

  /** When it should have been made; it may have been later. */
  @Column('timestamptz', { name: 'due_at' })
  dueAt: Date;

  @Column('timestamptz', { name: 'created_at' })
  createdAt: Date;
}

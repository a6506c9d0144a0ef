import { Check, Column, CreateDateColumn, Entity, ForeignKey, Index, PrimaryColumn, UpdateDateColumn } from 'typeorm';

/**
 * A deleted one keeps its row for a while (see `deletedAt`) and is in none of the indexes that lists and sums are read
 * from. With the ledger first, no index serves a query that forgot it; those on people serve the removal of a user.
 */
@Entity('expenses')
@Check('ck_expenses_amount', 'amount_minor <> 0 AND abs(amount_minor) < 100000000000000')
@Check('ck_expenses_currency', `currency ~ '^[A-Z]{3}$'`)
@Check('ck_expenses_deleted', 'deleted_at IS NOT NULL OR deleted_by IS NULL')
@Check('ck_expenses_title', `title <> '' AND char_length(title) <= 200`)
// One for each order of the table, one for receipts and one for search. What they include, TypeORM cannot describe.
@Index('ix_expenses_spent_on', { synchronize: false })
@Index('ix_expenses_title', { synchronize: false })
@Index('ix_expenses_amount', { synchronize: false })
@Index('ix_expenses_category', { synchronize: false })
@Index('ix_expenses_receipt', { synchronize: false })
@Index('ix_expenses_search', { synchronize: false })
@Index('ix_expenses_category_key', ['ledgerId', 'categoryId'])
@Index('ix_expenses_created_by', ['createdBy'])
@Index('ix_expenses_deleted', ['ledgerId', 'deletedAt', 'id'], { where: 'deleted_at IS NOT NULL' })
@Index('ix_expenses_deleted_at', ['deletedAt'], { where: 'deleted_at IS NOT NULL' })
@Index('ix_expenses_deleted_by', ['deletedBy'], { where: 'deleted_by IS NOT NULL' })
@ForeignKey('ledgers', ['ledgerId'], ['id'], { name: 'fk_expenses_ledger', onDelete: 'CASCADE' })
@ForeignKey('categories', ['ledgerId', 'categoryId'], ['ledgerId', 'id'], { name: 'fk_expenses_category' })
@ForeignKey('users', ['createdBy'], ['id'], { name: 'fk_expenses_created_by', onDelete: 'SET NULL' })
@ForeignKey('users', ['deletedBy'], ['id'], { name: 'fk_expenses_deleted_by', onDelete: 'SET NULL' })
export class Expense {
  @PrimaryColumn('uuid', { name: 'ledger_id', primaryKeyConstraintName: 'pk_expenses' })
  ledgerId: string;

  /** Made by the client, so that a repeated request is recognised. */
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_expenses' })
  id: string;

  /** A calendar date, "2026-11-23". */
  @Column('date', { name: 'spent_on' })
  spentOn: string;

  @Column({ type: 'text', collation: 'und-x-icu' })
  title: string;

  /** Minor units of `currency`; positive is spending, negative a refund. */
  @Column('bigint', { name: 'amount_minor' })
  amountMinor: string;

  /** ISO 4217. */
  @Column('text')
  currency: string;

  @Column('uuid', { name: 'category_id' })
  categoryId: string;

  @Column('text', { default: '' })
  note: string;

  @Column('int', { name: 'created_by', nullable: true })
  createdBy: number | null;

  @CreateDateColumn({ type: 'timestamptz', name: 'created_at' })
  createdAt: Date;

  @UpdateDateColumn({ type: 'timestamptz', name: 'updated_at' })
  updatedAt: Date;

  /** Compared and raised by every edit, deletion and restoration. */
  @Column('int', { default: 1 })
  version: number;

  /** Whether a receipt is filed with it; kept by the receipts. */
  @Column('boolean', { name: 'has_receipt', default: false })
  hasReceipt: boolean;

  /** Null while it lives. */
  @Column('timestamptz', { name: 'deleted_at', nullable: true })
  deletedAt: Date | null;

  @Column('int', { name: 'deleted_by', nullable: true })
  deletedBy: number | null;

  /** The title without case and accents, at most 200 characters. Kept by the database. */
  @Column({ type: 'text', name: 'title_key', collation: 'C', default: '', insert: false, update: false })
  titleKey: string;

  /** What `titleKey` does not hold, without case and accents: the note, and a title too long for it. Kept by the database. */
  @Column({ type: 'text', name: 'search_text', collation: 'C', nullable: true, insert: false, update: false })
  searchText: string | null;
}

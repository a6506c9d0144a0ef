import { Check, Column, CreateDateColumn, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { CalendarDate } from '../calendar-date.js';

/** A budget without its amounts, which change from one month to another. */
@Entity('budgets')
// TypeORM cannot describe an index that holds nulls for equal: the migration makes it, over those that are not deleted.
@Index('uq_budgets_category', { synchronize: false })
@Check('ck_budgets_first_month', 'EXTRACT(day FROM first_month) = 1')
@ForeignKey('categories', ['ledgerId', 'categoryId'], ['ledgerId', 'id'], { name: 'fk_budgets_category' })
@ForeignKey('ledgers', ['ledgerId'], ['id'], { name: 'fk_budgets_ledger', onDelete: 'CASCADE' })
export class Budget {
  @PrimaryColumn('uuid', { name: 'ledger_id', primaryKeyConstraintName: 'pk_budgets' })
  ledgerId: string;

  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_budgets' })
  id: string;

  /** Null: all categories. */
  @Column('uuid', { name: 'category_id', nullable: true })
  categoryId: string | null;

  @Column('boolean', { name: 'carry_over' })
  carryOver: boolean;

  /** The first day of the month that it was made in. */
  @Column('date', { name: 'first_month' })
  firstMonth: CalendarDate;

  @Column('int', { default: 1 })
  version: number;

  /** Kept for a day, so that it can come back as it was; null while it lives. */
  @Column('timestamptz', { name: 'deleted_at', nullable: true })
  deletedAt: Date | null;

  @CreateDateColumn({ type: 'timestamptz', name: 'created_at' })
  createdAt: Date;
}

import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import type { CalendarDate } from '../calendar-date.js';

/** What a budget has for each month from one on, until the next row of the same budget. */
@Entity('budget_amounts')
@Check('ck_budget_amounts_amount', 'amount_minor >= 0')
@Check('ck_budget_amounts_from_month', 'EXTRACT(day FROM from_month) = 1')
@ForeignKey('budgets', ['ledgerId', 'budgetId'], ['ledgerId', 'id'], {
  name: 'fk_budget_amounts_budget',
  onDelete: 'CASCADE',
})
export class BudgetAmount {
  @PrimaryColumn('uuid', { name: 'ledger_id', primaryKeyConstraintName: 'pk_budget_amounts' })
  ledgerId: string;

  @PrimaryColumn('uuid', { name: 'budget_id', primaryKeyConstraintName: 'pk_budget_amounts' })
  budgetId: string;

  /** The first day of the month. */
  @PrimaryColumn('date', { name: 'from_month', primaryKeyConstraintName: 'pk_budget_amounts' })
  fromMonth: CalendarDate;

  /** Minor units of the ledger's currency. */
  @Column('bigint', { name: 'amount_minor' })
  amountMinor: string;
}

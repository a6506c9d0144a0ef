import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import type { CalendarDate } from '../calendar-date.js';

/** A threshold that a budget has passed in a month, which is told once. */
@Entity('budget_alerts')
@Check('ck_budget_alerts_threshold', 'threshold IN (80, 100)')
@ForeignKey('budgets', ['ledgerId', 'budgetId'], ['ledgerId', 'id'], {
  name: 'fk_budget_alerts_budget',
  onDelete: 'CASCADE',
})
export class BudgetAlert {
  @PrimaryColumn('uuid', { name: 'ledger_id', primaryKeyConstraintName: 'pk_budget_alerts' })
  ledgerId: string;

  @PrimaryColumn('uuid', { name: 'budget_id', primaryKeyConstraintName: 'pk_budget_alerts' })
  budgetId: string;

  /** The first day of the month. */
  @PrimaryColumn('date', { primaryKeyConstraintName: 'pk_budget_alerts' })
  month: CalendarDate;

  /** Percent of what is available. */
  @PrimaryColumn('int', { primaryKeyConstraintName: 'pk_budget_alerts' })
  threshold: number;

  @Column('timestamptz', { name: 'passed_at' })
  passedAt: Date;
}

import { Check, Column, CreateDateColumn, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { ExpenseFilter } from '../expense/expense-filter.dto.js';

@Entity('saved_filters')
// TypeORM cannot describe an index on an expression: the migration makes uq_saved_filters_name on lower(name).
@Index('uq_saved_filters_name', { synchronize: false })
@Check('ck_saved_filters_name', `name <> ''`)
@ForeignKey('ledger_members', ['ledgerId', 'userId'], ['ledgerId', 'userId'], {
  name: 'fk_saved_filters_member',
  onDelete: 'CASCADE',
})
export class SavedFilter {
  @PrimaryColumn('uuid', { name: 'ledger_id', primaryKeyConstraintName: 'pk_saved_filters' })
  ledgerId: string;

  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_saved_filters' })
  id: string;

  /** Whose it is; nobody else sees it. */
  @Column('int', { name: 'user_id' })
  userId: number;

  @Column({ type: 'text', collation: 'und-x-icu' })
  name: string;

  @Column('jsonb')
  filter: ExpenseFilter;

  @CreateDateColumn({ type: 'timestamptz', name: 'created_at' })
  createdAt: Date;
}

import { Check, Column, CreateDateColumn, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

@Entity('categories')
// TypeORM cannot describe an index on an expression: the migration makes uq_categories_ledger_id_name on lower(name).
@Index('uq_categories_ledger_id_name', { synchronize: false })
@Check('ck_categories_name', `name <> ''`)
@Check('ck_categories_color', `color ~ '^#[0-9a-f]{6}$'`)
@Check('ck_categories_parent', 'parent_id <> id')
@Index('ix_categories_parent', ['ledgerId', 'parentId'], { where: 'parent_id IS NOT NULL' })
@ForeignKey('categories', ['ledgerId', 'parentId'], ['ledgerId', 'id'], { name: 'fk_categories_parent' })
@ForeignKey('ledgers', ['ledgerId'], ['id'], { name: 'fk_categories_ledger', onDelete: 'CASCADE' })
export class Category {
  @PrimaryColumn('uuid', { name: 'ledger_id', primaryKeyConstraintName: 'pk_categories' })
  ledgerId: string;

  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_categories' })
  id: string;

  @Column({ type: 'text', collation: 'und-x-icu' })
  name: string;

  /** "#rrggbb", lower case. */
  @Column('text')
  color: string;

  /** A bootstrap-icons name without "bi-". */
  @Column('text')
  icon: string;

  /** Order in lists. */
  @Column('int')
  position: number;

  /** The category it stands below, which has no parent itself. */
  @Column('uuid', { name: 'parent_id', nullable: true })
  parentId: string | null;

  /** Since when it is not offered any more; null while it is. */
  @Column('timestamptz', { name: 'archived_at', nullable: true })
  archivedAt: Date | null;

  @CreateDateColumn({ type: 'timestamptz', name: 'created_at' })
  createdAt: Date;
}

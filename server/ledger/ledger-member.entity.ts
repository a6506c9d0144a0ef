import { Check, Column, CreateDateColumn, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { LedgerRole } from './ledger-role.js';

@Entity('ledger_members')
@Check('ck_ledger_members_role', `role IN ('owner', 'editor', 'viewer')`)
@Index('ix_ledger_members_user_id', ['userId'])
@ForeignKey('ledgers', ['ledgerId'], ['id'], { name: 'fk_ledger_members_ledger', onDelete: 'CASCADE' })
@ForeignKey('users', ['userId'], ['id'], { name: 'fk_ledger_members_user', onDelete: 'CASCADE' })
export class LedgerMember {
  @PrimaryColumn('uuid', { name: 'ledger_id', primaryKeyConstraintName: 'pk_ledger_members' })
  ledgerId: string;

  @PrimaryColumn('int', { name: 'user_id', primaryKeyConstraintName: 'pk_ledger_members' })
  userId: number;

  @Column('text')
  role: LedgerRole;

  @CreateDateColumn({ type: 'timestamptz', name: 'created_at' })
  createdAt: Date;
}

import { Check, Column, CreateDateColumn, Entity, PrimaryColumn } from 'typeorm';

@Entity('ledgers')
@Check('ck_ledgers_currency', `currency ~ '^[A-Z]{3}$'`)
@Check('ck_ledgers_version', 'version >= 0')
export class Ledger {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_ledgers' })
  id: string;

  @Column('text')
  name: string;

  @Column('text')
  currency: string;

  /** Raised by every change of the ledger's data: orders its events, and addresses its cached answers. */
  @Column('bigint', { default: 0 })
  version: string;

  @CreateDateColumn({ type: 'timestamptz', name: 'created_at' })
  createdAt: Date;
}

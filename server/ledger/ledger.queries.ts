import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { heirSql } from './heir-sql.js';
import type { KeptLedgerName, LeavingPlan } from './ledger.dto.js';
import type { CurrentLedgerValue } from './current-ledger.decorator.js';

@Injectable()
export class LedgerQueries {
  constructor(private readonly dataSource: DataSource) {}

  /** The ledger, if the user is a member: two primary-key reads. */
  async findForMember(ledgerId: string, userId: number): Promise<CurrentLedgerValue | null> {
    const [ledger]: CurrentLedgerValue[] = await this.dataSource.query(
      `SELECT l.id, m.role, l.currency, l.version
         FROM ledger_members m JOIN ledgers l ON l.id = m.ledger_id
        WHERE m.ledger_id = $1 AND m.user_id = $2`,
      [ledgerId, userId],
    );
    return ledger ?? null;
  }

  /** What would become of a user's ledgers if they left. */
  async getLeavingPlan(userId: number): Promise<LeavingPlan> {
    const ledgers: (KeptLedgerName & { isRemoved: boolean })[] = await this.dataSource.query(
      `WITH heirs AS (${heirSql})
       SELECT l.id, l.name, coalesce(nullif(u.name, ''), u.email) AS "newOwner",
              m.role = 'owner'
                AND NOT EXISTS (SELECT 1 FROM ledger_members o WHERE o.ledger_id = l.id AND o.user_id <> $1) AS "isRemoved"
         FROM ledger_members m
         JOIN ledgers l ON l.id = m.ledger_id
         LEFT JOIN heirs ON heirs.ledger_id = l.id
         LEFT JOIN users u ON u.id = heirs.user_id
        WHERE m.user_id = $1
        ORDER BY l.name, l.id`,
      [userId],
    );
    return {
      removed: ledgers.filter(({ isRemoved }) => isRemoved).map(({ id, name }) => ({ id, name })),
      kept: ledgers.filter(({ isRemoved }) => !isRemoved).map(({ id, name, newOwner }) => ({ id, name, newOwner })),
    };
  }
}

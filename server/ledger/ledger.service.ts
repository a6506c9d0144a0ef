import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { queryPatiently } from '../database/patient-query.js';
import type { Transaction } from '../database/unit-of-work.js';
import { heirSql } from './heir-sql.js';
import { LedgerMember } from './ledger-member.entity.js';
import { Ledger } from './ledger.entity.js';

/** A ledger that is gone, and a user who owned it. */
export interface RemovedLedger {
  id: string;
  ownerId: number;
}

@Injectable()
export class LedgerService {
  /** Makes a ledger that `ownerId` owns, inside the caller's transaction. @returns its id. */
  async openLedger(
    tx: Transaction,
    { ownerId, name, currency }: { ownerId: number; name: string; currency: string },
  ): Promise<string> {
    const id = randomUUID();
    await tx.manager.insert(Ledger, { id, name, currency });
    await tx.manager.insert(LedgerMember, { ledgerId: id, userId: ownerId, role: 'owner' });
    return id;
  }

  /**
   * Makes somebody else the owner where this user is the only one, inside the caller's transaction. Two who leave one ledger
   * at once queue up at its row, so that the second sees what the first has left.
   */
  async handOver(tx: Transaction, userId: number): Promise<void> {
    await tx.manager.query(
      `SELECT 1 FROM ledgers WHERE id IN (SELECT ledger_id FROM ledger_members WHERE user_id = $1) ORDER BY id FOR UPDATE`,
      [userId],
    );
    await tx.manager.query(
      `WITH heirs AS (${heirSql})
       UPDATE ledger_members SET role = 'owner' FROM heirs
        WHERE ledger_members.ledger_id = heirs.ledger_id AND ledger_members.user_id = heirs.user_id`,
      [userId],
    );
  }

  /** Of the ledgers this user is in, inside the caller's transaction. */
  async listNames(tx: Transaction, userId: number): Promise<{ name: string }[]> {
    return tx.manager.query(
      `SELECT l.name FROM ledger_members m JOIN ledgers l ON l.id = m.ledger_id WHERE m.user_id = $1 ORDER BY l.name, l.id`,
      [userId],
    );
  }

  /** Removes what these users own and nobody else owns too, with all it holds, inside the caller's transaction. */
  async removeLedgersOwnedBy(tx: Transaction, userIds: number[]): Promise<RemovedLedger[]> {
    const owned: RemovedLedger[] = await tx.manager.query(
      `SELECT own.ledger_id AS id, min(own.user_id) AS "ownerId"
         FROM ledger_members own
        WHERE own.user_id = ANY($1::int[]) AND own.role = 'owner'
          AND NOT EXISTS (SELECT 1 FROM ledger_members other
                           WHERE other.ledger_id = own.ledger_id AND other.role = 'owner'
                             AND other.user_id <> ALL($1::int[]))
        GROUP BY own.ledger_id`,
      [userIds],
    );
    await queryPatiently(tx.manager, `DELETE FROM ledgers WHERE id = ANY($1::uuid[])`, [owned.map(({ id }) => id)]);
    return owned;
  }
}

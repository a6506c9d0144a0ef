import type { EntityManager } from 'typeorm';
import type { DomainEvent } from '../events/domain-event.js';

/**
 * Whether what an event tells of, its ledger or else its user, is still there; true for an event about neither. It then
 * stays until the transaction ends: a removal waits, so that its own event is emitted, and forgets, after what this
 * transaction stores. The locks let every other change of the same rows pass.
 */
export async function holdSubject(manager: EntityManager, { userId, ledgerId }: DomainEvent): Promise<boolean> {
  if (userId === null && ledgerId === null) return true;
  const table = ledgerId === null ? 'users' : 'ledgers';
  const found: unknown[] = await manager.query(`SELECT 1 FROM ${table} WHERE id = $1 FOR KEY SHARE`, [
    ledgerId ?? userId,
  ]);
  return found.length > 0;
}

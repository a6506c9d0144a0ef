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

/**
 * Those of `events` whose subject is there and now stays, as above. One that is just being removed is left out instead of
 * waited for: who holds some subjects and waits for others can stand in a circle with who removes them.
 */
export async function holdSubjects(manager: EntityManager, events: DomainEvent[]): Promise<DomainEvent[]> {
  const held: { id: string }[] = await manager.query(
    `WITH held_users AS (SELECT id FROM users WHERE id = ANY($1::int[]) FOR KEY SHARE SKIP LOCKED),
          held_ledgers AS (SELECT id FROM ledgers WHERE id = ANY($2::uuid[]) FOR KEY SHARE SKIP LOCKED)
     SELECT id::text FROM held_users UNION ALL SELECT id::text FROM held_ledgers`,
    [
      [...new Set(events.flatMap(({ userId, ledgerId }) => (ledgerId === null && userId !== null ? [userId] : [])))],
      [...new Set(events.flatMap(({ ledgerId }) => (ledgerId === null ? [] : [ledgerId])))],
    ],
  );
  const ids = new Set(held.map(({ id }) => id));
  return events.filter(
    ({ userId, ledgerId }) =>
      (userId === null && ledgerId === null) || ids.has(ledgerId?.toLowerCase() ?? String(userId)),
  );
}

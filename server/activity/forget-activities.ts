import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import { queryPatiently } from '../database/patient-query.js';
import type { DomainEvent } from '../events/domain-event.js';
import type { EventType } from '../events/event-map.js';
import { partitionsLock } from './partitions-lock.js';

/** Ends of an account: `data` has the user's id and the ids of the ledgers that are gone with it. */
const removals: EventType[] = ['demo.removed', 'user.removed'];
const removal = z.object({ user: z.object({ id: z.number().int() }), ledgerIds: z.array(z.uuid()) });

export const isRemoval = ({ type }: DomainEvent) => removals.some((removal) => removal === type);

/** Removes the activities of a user who is gone, and those of the ledgers that went with them. */
export async function forgetActivities(manager: EntityManager, data: DomainEvent['data']): Promise<void> {
  const { user, ledgerIds } = removal.parse(data);
  // Rows that are just on their way from one partition to another would be missed.
  await manager.query(`SELECT pg_advisory_xact_lock_shared(${partitionsLock})`);
  await queryPatiently(manager, `DELETE FROM activities WHERE user_id = $1 AND ledger_id IS NULL`, [user.id]);
  await queryPatiently(manager, `DELETE FROM activities WHERE ledger_id = ANY($1::uuid[])`, [ledgerIds]);
}

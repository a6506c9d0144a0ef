import type { EntityManager } from 'typeorm';
import type { DomainEvent } from '../events/domain-event.js';

/** Stores the events as activities, by one statement. */
export async function insertActivities(manager: EntityManager, events: DomainEvent[]): Promise<void> {
  if (events.length === 0) return;
  const rows = events.map(toRow);
  await manager.query(
    `INSERT INTO activities (id, type, occurred_at, user_id, ledger_id, sequence, device, ip, data)
     SELECT id, type, occurred_at, user_id, ledger_id, sequence, device, ip, data::jsonb
       FROM unnest($1::uuid[], $2::text[], $3::timestamptz[], $4::int[], $5::uuid[], $6::bigint[], $7::text[],
                   $8::text[], $9::text[])
         AS event (id, type, occurred_at, user_id, ledger_id, sequence, device, ip, data)`,
    rows[0]?.map((_, column) => rows.map((row) => row[column])),
  );
}

/** Device and address travel in the data of security events; here they are columns. */
function toRow({ id, type, occurredAt, userId, ledgerId, sequence, data }: DomainEvent): unknown[] {
  const { device, ip, ...rest } = data;
  return [id, type, occurredAt, userId, ledgerId, sequence, textOf(device), textOf(ip), JSON.stringify(rest)];
}

const textOf = (value: unknown) => (typeof value === 'string' ? value : null);

import type { EntityManager } from 'typeorm';

const name = `hashtext('spendwise.parked')`;

/** Until the transaction ends nobody else visits the parked queue. @returns false when somebody does. */
export async function tryParkedVisit(manager: EntityManager): Promise<boolean> {
  const [{ leading }]: [{ leading: boolean }] = await manager.query(
    `SELECT pg_try_advisory_xact_lock(${name}) AS leading`,
  );
  return leading;
}

/** As `tryParkedVisit`, after waiting for the visit under way, for as long as the database lets one wait for a lock. */
export async function awaitParkedVisit(manager: EntityManager): Promise<void> {
  await manager.query(`SELECT pg_advisory_xact_lock(${name})`);
}

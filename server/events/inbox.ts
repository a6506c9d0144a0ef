import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';

/** Makes each consumer act once on each event, however often and however concurrently it is delivered. */
@Injectable()
export class Inbox {
  constructor(private readonly dataSource: DataSource) {}

  /** Runs `effect` in the transaction that also records the event as handled; does nothing for a repeated delivery. */
  async handleOnce(
    consumer: string,
    eventId: string,
    effect: (manager: EntityManager) => Promise<void>,
  ): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      if (await this.claim(manager, consumer, eventId)) await effect(manager);
    });
  }

  /** Whether the event is recorded as handled, for a consumer that would begin with long work. */
  async has(manager: EntityManager, consumer: string, eventId: string): Promise<boolean> {
    const found: unknown[] = await manager.query(
      `SELECT 1 FROM inbox WHERE consumer = $1 AND event_id = $2 AND handled_at IS NOT NULL`,
      [consumer, eventId],
    );
    return found.length > 0;
  }

  /**
   * Records the event as handled, for a consumer whose effect is not one transaction alone.
   * @returns false when it is recorded already.
   */
  async claim(manager: EntityManager, consumer: string, eventId: string): Promise<boolean> {
    // A concurrent delivery waits here for the first one's commit, then finds nothing left to claim.
    const claimed: unknown[] = await manager.query(
      `INSERT INTO inbox (consumer, event_id, handled_at) VALUES ($1, $2, now())
       ON CONFLICT (consumer, event_id) DO UPDATE SET handled_at = now(), parked_at = NULL, parked_reason = NULL
         WHERE inbox.handled_at IS NULL
       RETURNING event_id`,
      [consumer, eventId],
    );
    return claimed.length > 0;
  }

  /**
   * Records the events, each named once, as handled; in the order of their ids, so that two who claim some of the same
   * wait for each other in one direction.
   * @returns the ids of those that were not recorded yet, in lower case.
   */
  async claimAll(manager: EntityManager, consumer: string, eventIds: string[]): Promise<Set<string>> {
    if (eventIds.length === 0) return new Set();
    const claimed: { id: string }[] = await manager.query(
      `INSERT INTO inbox (consumer, event_id, handled_at)
       SELECT $1, id, now() FROM unnest($2::uuid[]) AS event (id) ORDER BY id
       ON CONFLICT (consumer, event_id) DO UPDATE SET handled_at = now(), parked_at = NULL, parked_reason = NULL
         WHERE inbox.handled_at IS NULL
       RETURNING event_id AS id`,
      [consumer, eventIds],
    );
    return new Set(claimed.map(({ id }) => id));
  }
}

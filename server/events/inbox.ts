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

  async park(consumer: string, eventId: string, reason: string): Promise<void> {
    await this.dataSource.query(
      `INSERT INTO inbox (consumer, event_id, parked_at, parked_reason) VALUES ($1, $2, now(), $3)
       ON CONFLICT (consumer, event_id) DO NOTHING`,
      [consumer, eventId, reason],
    );
  }
}

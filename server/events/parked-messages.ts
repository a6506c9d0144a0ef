import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { ParkedCopy } from './event-queues.js';
import { readParked } from './read-parked.js';

/** What is kept of a longer message. */
export const keptBytes = 64 * 1024;
const keptReason = 2_000;

/** A row of `parked_messages` in somebody's hands. */
export interface TakenMessage {
  id: string;
  consumer: string;
  eventId: string | null;
  type: string | null;
  content: Buffer;
  /** Whether `content` is only the beginning. */
  isCut: boolean;
}

/** The record of what no repetition could make right. Copies of it in the broker's parked queue are for the eye. */
@Injectable()
export class ParkedMessages {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * Notes in the inbox that the event is not handled, and keeps the message, both or neither. Repeating it changes only
   * the reason and the time.
   * @returns false for an event that has been handled after all, or dropped: nothing is kept of it.
   */
  async store({ consumer, content, reason, attempts }: ParkedCopy): Promise<boolean> {
    const { id, eventId, type } = readParked(consumer, content);
    const stored: unknown[] = await this.dataSource.query(
      `WITH noted AS (
         INSERT INTO inbox (consumer, event_id, parked_at, parked_reason)
         SELECT $2, $3::uuid, now(), $7 WHERE $3::uuid IS NOT NULL
         ON CONFLICT (consumer, event_id) DO UPDATE SET parked_at = now(), parked_reason = excluded.parked_reason
           WHERE inbox.handled_at IS NULL
         RETURNING event_id)
       INSERT INTO parked_messages (id, consumer, event_id, type, content, content_bytes, reason, attempts, parked_at)
       SELECT $1::uuid, $2, $3::uuid, $4, $5::bytea, $6::int, $7, $8::int, now()
        WHERE $3::uuid IS NULL OR EXISTS (SELECT 1 FROM noted)
       ON CONFLICT (id) DO UPDATE SET reason = excluded.reason, attempts = excluded.attempts, parked_at = now()
       RETURNING id`,
      [id, consumer, eventId, type, content.subarray(0, keptBytes), content.length, cleanReason(reason), attempts],
    );
    return stored.length > 0;
  }

  async count(): Promise<number> {
    const [{ count }]: [{ count: number }] = await this.dataSource.query(
      `SELECT count(*)::int AS count FROM parked_messages`,
    );
    return count;
  }

  async listIds(): Promise<string[]> {
    const rows: { id: string }[] = await this.dataSource.query(`SELECT id FROM parked_messages`);
    return rows.map(({ id }) => id);
  }

  /** Removes the row, in a transaction that decides what becomes of the message. Null when it is gone already. */
  async take(manager: EntityManager, id: string): Promise<TakenMessage | null> {
    const [[message]]: [TakenMessage[], number] = await manager.query(
      `DELETE FROM parked_messages WHERE id = $1
       RETURNING id, consumer, event_id AS "eventId", type, content, content_bytes > octet_length(content) AS "isCut"`,
      [id],
    );
    return message ?? null;
  }

  /** Has the inbox forget that the event was parked, so that it counts as not handled yet. */
  async forget(manager: EntityManager, { consumer, eventId }: TakenMessage): Promise<void> {
    await manager.query(`DELETE FROM inbox WHERE consumer = $1 AND event_id = $2 AND parked_at IS NOT NULL`, [
      consumer,
      eventId,
    ]);
  }

  /** Has the inbox take the event as done with, so that neither a late copy nor the outbox brings it back. */
  async close(manager: EntityManager, { consumer, eventId }: TakenMessage): Promise<void> {
    await manager.query(
      `UPDATE inbox SET handled_at = now(), parked_at = NULL, parked_reason = 'dropped: ' || parked_reason
        WHERE consumer = $1 AND event_id = $2 AND parked_at IS NOT NULL`,
      [consumer, eventId],
    );
  }

  /** Removes the rows of events that were handled after all: by a late copy, or because parking had been interrupted. */
  async removeHandled(): Promise<void> {
    await this.dataSource.query(
      `DELETE FROM parked_messages USING inbox
        WHERE inbox.consumer = parked_messages.consumer AND inbox.event_id = parked_messages.event_id
          AND inbox.handled_at IS NOT NULL`,
    );
  }
}

/** Text columns take no NUL. */
const cleanReason = (reason: string) => reason.replaceAll('\u0000', '').slice(0, keptReason);

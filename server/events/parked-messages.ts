import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { GroupCommit, type Pending } from '../database/group-commit.js';
import { isOutage } from '../http/database-problem.js';
import type { ParkedCopy } from './event-queues.js';
import { type ParkedTraits, readParked } from './read-parked.js';

/** What is kept of a longer message. */
export const keptBytes = 64 * 1024;
const keptReason = 2_000;

/** Few enough that the largest of them together are a few megabytes. */
const mostTogether = 50;

interface ParkedRow extends ParkedTraits {
  consumer: string;
  content: Buffer;
  contentBytes: number;
  reason: string;
  attempts: number;
}

/** In the order of the statement's parameters. */
const parkedColumns = [
  'id',
  'consumer',
  'eventId',
  'type',
  'content',
  'contentBytes',
  'reason',
  'attempts',
] as const satisfies readonly (keyof ParkedRow)[];

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
  private readonly commits = new GroupCommit<ParkedRow, boolean>((batch) => this.storeBatch(batch), mostTogether);

  constructor(private readonly dataSource: DataSource) {}

  /**
   * Notes in the inbox that the event is not handled, and keeps the message, both or neither. Repeating it changes only
   * the reason and the time. Those that come together are committed together, so that many do not keep good ones waiting.
   * @returns false for an event that has been handled after all, or dropped: nothing is kept of it.
   */
  store(copy: ParkedCopy): Promise<boolean> {
    return this.commits.add(toRow(copy));
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

  private async storeBatch(batch: Pending<ParkedRow, boolean>[]): Promise<void> {
    try {
      const stored = await this.storeRows(batch.map(({ item }) => item));
      for (const { item, resolve } of batch) resolve(stored.has(item.id));
    } catch (error) {
      if (batch.length === 1 || isOutage(error)) for (const { reject } of batch) reject(error);
      // Where one cannot be stored, the others can.
      else for (const pending of batch) await this.storeBatch([pending]);
    }
  }

  /** In the order of their ids, so that two who store some of the same wait for each other in one direction. */
  private async storeRows(rows: ParkedRow[]): Promise<Set<string>> {
    const distinct = [...new Map(rows.map((row) => [row.id, row])).values()];
    const stored: { id: string }[] = await this.dataSource.query(
      `WITH parked AS (
         SELECT * FROM unnest($1::uuid[], $2::text[], $3::uuid[], $4::text[], $5::bytea[], $6::int[], $7::text[], $8::int[])
           AS message (id, consumer, event_id, type, content, content_bytes, reason, attempts)),
       noted AS (
         INSERT INTO inbox (consumer, event_id, parked_at, parked_reason)
         SELECT consumer, event_id, now(), reason FROM parked WHERE event_id IS NOT NULL ORDER BY event_id, consumer
         ON CONFLICT (consumer, event_id) DO UPDATE SET parked_at = now(), parked_reason = excluded.parked_reason
           WHERE inbox.handled_at IS NULL
         RETURNING consumer, event_id)
       INSERT INTO parked_messages (id, consumer, event_id, type, content, content_bytes, reason, attempts, parked_at)
       SELECT id, consumer, event_id, type, content, content_bytes, reason, attempts, now() FROM parked
        WHERE event_id IS NULL OR (consumer, event_id) IN (SELECT consumer, event_id FROM noted)
        ORDER BY id
       ON CONFLICT (id) DO UPDATE SET reason = excluded.reason, attempts = excluded.attempts, parked_at = now()
       RETURNING id`,
      parkedColumns.map((column) => distinct.map((row) => row[column])),
    );
    return new Set(stored.map(({ id }) => id));
  }
}

function toRow({ consumer, content, reason, attempts }: ParkedCopy): ParkedRow {
  return {
    ...readParked(consumer, content),
    consumer,
    content: content.subarray(0, keptBytes),
    contentBytes: content.length,
    // Text columns take no NUL.
    reason: reason.replaceAll('\u0000', '').slice(0, keptReason),
    attempts,
  };
}

import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../clock.js';
import { bindingToRegExp, consumers } from './consumers.js';

export interface Lag {
  /** Committed events that are not published yet. */
  unpublished: number;
  /** Age of the oldest of them in seconds; 0 when there is none. */
  oldestSeconds: number;
  /** Published events that some consumer has neither handled nor parked. */
  unhandled: number;
}

/** Counting goes no further: beyond it, only the size of the trouble would be told. */
const countedAtMost = 100_000;

/** How far the consumers are behind what has been committed. */
@Injectable()
export class EventLag {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  async read(): Promise<Lag> {
    const [{ oldest, ...counts }]: [Omit<Lag, 'oldestSeconds'> & { oldest: string | null }] =
      await this.dataSource.query(
        `SELECT (SELECT count(*)::int FROM outbox WHERE published_at IS NULL) AS unpublished,
                (SELECT min(occurred_at) FROM outbox WHERE published_at IS NULL) AS oldest,
                (SELECT count(*)::int FROM (
                   SELECT 1 FROM outbox
                    WHERE published_at IS NOT NULL
                      AND EXISTS (SELECT 1 FROM unnest($1::text[], $2::text[]) AS consumer (name, types)
                                   WHERE outbox.type ~ consumer.types
                                     AND NOT EXISTS (SELECT 1 FROM inbox
                                                      WHERE inbox.consumer = consumer.name
                                                        AND inbox.event_id = outbox.event_id))
                    LIMIT ${countedAtMost}) AS missing) AS unhandled`,
        [consumers.map(({ name }) => name), consumers.map(({ bindings }) => bindings.map(bindingToRegExp).join('|'))],
      );
    const age = oldest === null ? 0 : (this.clock.now().getTime() - Date.parse(oldest)) / 1_000;
    return { ...counts, oldestSeconds: Math.max(0, age) };
  }
}

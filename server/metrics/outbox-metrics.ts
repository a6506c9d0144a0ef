import { Injectable } from '@nestjs/common';
import { Gauge, Registry } from 'prom-client';
import { DataSource } from 'typeorm';
import { Clock } from '../clock.js';
import { ScrapedReading } from './scraped-reading.js';

interface Lag {
  rows: number;
  oldest: string | null;
}

/** How far behind the relay is, read at each scrape. */
@Injectable()
export class OutboxMetrics {
  private readonly lag = new ScrapedReading(() => this.query());

  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    registry: Registry,
  ) {
    this.addGauge(registry, {
      name: 'spendwise_outbox_unpublished_rows',
      help: 'Events that are committed but not published yet.',
      valueOf: ({ rows }) => rows,
    });
    this.addGauge(registry, {
      name: 'spendwise_outbox_oldest_unpublished_seconds',
      help: 'Age of the oldest of them; 0 when there is none.',
      valueOf: ({ oldest }) => (oldest === null ? 0 : (this.clock.now().getTime() - Date.parse(oldest)) / 1_000),
    });
  }

  private addGauge(registry: Registry, gauge: { name: string; help: string; valueOf: (lag: Lag) => number }): void {
    const { name, help, valueOf } = gauge;
    const read = () => this.lag.read();
    new Gauge({
      name,
      help,
      registers: [registry],
      async collect() {
        const lag = await read();
        this.remove();
        if (lag) this.set(valueOf(lag));
      },
    });
  }

  private async query(): Promise<Lag> {
    const [lag]: [Lag] = await this.dataSource.query(
      `SELECT count(*)::int AS rows, min(occurred_at) AS oldest FROM outbox WHERE published_at IS NULL`,
    );
    return lag;
  }
}

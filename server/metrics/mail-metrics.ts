import { Injectable } from '@nestjs/common';
import { Gauge, Registry } from 'prom-client';
import { MailCountsQueries } from '../mail/mail-counts.queries.js';
import { ScrapedReading } from './scraped-reading.js';

@Injectable()
export class MailMetrics {
  constructor(mail: MailCountsQueries, registry: Registry) {
    const counts = new ScrapedReading(() => mail.countLastDay());
    new Gauge({
      name: 'spendwise_mails',
      help: 'Mails asked for in the last 24 hours, by what became of them.',
      labelNames: ['status'],
      registers: [registry],
      async collect() {
        this.reset();
        for (const { status, count } of (await counts.read()) ?? []) this.set({ status }, count);
      },
    });
  }
}

import { Module } from '@nestjs/common';
import { collectDefaultMetrics, Registry } from 'prom-client';
import { MailCountsQueries } from '../mail/mail-counts.queries.js';
import { ReceiptStoreModule } from '../receipt-store/receipt-store.module.js';
import { CacheMetrics } from './cache-metrics.js';
import { EventMetrics } from './event-metrics.js';
import { HttpMetrics } from './http-metrics.js';
import { MailMetrics } from './mail-metrics.js';
import { MetricsController } from './metrics.controller.js';
import { OutboxMetrics } from './outbox-metrics.js';
import { QueueMetrics } from './queue-metrics.js';
import { ReceiptMetrics } from './receipt-metrics.js';

function createRegistry(): Registry {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  return registry;
}

@Module({
  imports: [ReceiptStoreModule],
  controllers: [MetricsController],
  providers: [
    CacheMetrics,
    EventMetrics,
    HttpMetrics,
    MailCountsQueries,
    MailMetrics,
    OutboxMetrics,
    QueueMetrics,
    ReceiptMetrics,
    { provide: Registry, useFactory: createRegistry },
  ],
})
export class MetricsModule {}

import { Module } from '@nestjs/common';
import { collectDefaultMetrics, Registry } from 'prom-client';
import { CacheMetrics } from './cache-metrics.js';
import { HttpMetrics } from './http-metrics.js';
import { MetricsController } from './metrics.controller.js';
import { OutboxMetrics } from './outbox-metrics.js';

function createRegistry(): Registry {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  return registry;
}

@Module({
  controllers: [MetricsController],
  providers: [CacheMetrics, HttpMetrics, OutboxMetrics, { provide: Registry, useFactory: createRegistry }],
})
export class MetricsModule {}

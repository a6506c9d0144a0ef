import { setTimeout as delay } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { VersionedCache } from '../cache/versioned-cache.js';
import { EventTransport } from '../events/event-transport.js';
import { RunningConsumers } from '../events/running-consumers.js';
import type { Readiness } from './health.dto.js';

const databaseTimeout = 2_000;

@Injectable()
export class HealthService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transport: EventTransport,
    private readonly cache: VersionedCache,
    private readonly running: RunningConsumers,
  ) {}

  async checkReadiness(): Promise<Readiness> {
    const database = (await this.answers()) ? 'up' : 'down';
    const consumers = this.running.list();
    const isReady = database === 'up' && consumers.every(({ isConsuming }) => isConsuming);
    return {
      status: isReady ? 'ok' : 'unavailable',
      database,
      events: this.transport.isConnected() ? 'up' : 'down',
      cache: this.cache.isAnswering() ? 'up' : 'down',
      consumers,
    };
  }

  private async answers(): Promise<boolean> {
    const answer = this.dataSource.query('SELECT 1').then(
      () => true,
      () => false,
    );
    return Promise.race([answer, delay(databaseTimeout, false, { ref: false })]);
  }
}

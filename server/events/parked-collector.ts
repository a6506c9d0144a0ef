import { Injectable, Logger, type OnApplicationBootstrap, type BeforeApplicationShutdown } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { EventQueues, type ParkedCopy } from './event-queues.js';
import { ParkedMessages } from './parked-messages.js';
import { tryParkedVisit } from './parked-visits.js';
import { readParked } from './read-parked.js';
import { RepeatingTask } from './repeating-task.js';

const interval = 30_000;

/** Makes rows of what RabbitMQ parked by itself, such as a message whose handler ended again and again before it was done. */
@Injectable()
export class ParkedCollector implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(ParkedCollector.name);
  private readonly task = new RepeatingTask(
    () => this.collect(),
    interval,
    (error) => this.logger.debug(`could not look at what is parked: ${error.message}`),
  );
  /** How many more copies than rows there were after the last visit. */
  private lastSurplus = 0;

  constructor(
    private readonly dataSource: DataSource,
    private readonly queues: EventQueues,
    private readonly parked: ParkedMessages,
  ) {}

  onApplicationBootstrap(): void {
    this.task.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.task.stop();
  }

  /** In one process at a time. A visit moves every message, so there is none unless the numbers say that there is news. */
  async collect(): Promise<void> {
    await this.parked.removeHandled();
    if ((await this.countSurplus()) === this.lastSurplus) return;
    await this.dataSource.transaction(async (manager) => {
      if (!(await tryParkedVisit(manager))) return;
      const known = new Set(await this.parked.listIds());
      const seen = new Set<string>();
      await this.queues.visitParked((copy) => this.judge(copy, known, seen));
    });
    this.lastSurplus = await this.countSurplus();
  }

  /** Of one message there stays one copy, and none of an event that has been handled. */
  private async judge(copy: ParkedCopy, known: Set<string>, seen: Set<string>): Promise<'keep' | 'remove'> {
    const { id } = readParked(copy.consumer, copy.content);
    if (seen.has(id)) return 'remove';
    seen.add(id);
    if (known.has(id)) return 'keep';
    const isStored = await this.parked.store(copy);
    if (isStored) this.logger.error(`${copy.consumer}: a message is parked: ${copy.reason}`);
    return isStored ? 'keep' : 'remove';
  }

  private async countSurplus(): Promise<number> {
    const queue = (await this.queues.inspect()).find(({ role }) => role === 'parked');
    return queue ? queue.ready - (await this.parked.count()) : 0;
  }
}

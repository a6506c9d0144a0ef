import { randomUUID } from 'node:crypto';
import { Injectable, type BeforeApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { type AmqpConnectionManager, connect } from 'amqp-connection-manager';
import type { ConfirmChannel } from 'amqplib';
import type { Config } from '../config/config.js';
import { UnavailableProblem } from '../http/problem.js';
import { consumers } from './consumers.js';
import { EventQueues, type ParkedVisitor, type QueueState } from './event-queues.js';
import { inTime } from './in-time.js';
import { publishConfirmed } from './rabbitmq-publish.js';
import { visitParkedQueue } from './rabbitmq-parked-queue.js';
import { RabbitmqTopology } from './rabbitmq-topology.js';
import { within } from './within.js';

const replyTimeout = 2_000;
/** To look at all that is parked: a thousand messages take about a second. */
const visitTimeout = 20_000;

/** By a connection and channels of its own: an error here, such as a missing queue, ends no publication or delivery. */
@Injectable()
export class RabbitmqQueues extends EventQueues implements OnModuleInit, BeforeApplicationShutdown {
  private readonly topology: RabbitmqTopology;
  private connection: AmqpConnectionManager;

  constructor(private readonly config: Config) {
    super();
    this.topology = new RabbitmqTopology(config.rabbitmqPrefix, config.eventRetryDelays);
  }

  onModuleInit(): void {
    // That the broker is away, the transport says.
    this.connection = connect([this.config.rabbitmqUrl as string], {
      heartbeatIntervalInSeconds: 5,
      reconnectTimeInSeconds: 2,
      connectionOptions: { timeout: 5_000 },
    });
  }

  async beforeApplicationShutdown(): Promise<void> {
    await within(replyTimeout, this.connection.close());
  }

  inspect(): Promise<QueueState[]> {
    return this.withChannel(replyTimeout, (channel) =>
      Promise.all(this.listQueues().map((queue) => checkQueue(channel, queue))),
    );
  }

  redeliver(consumerName: string, content: Buffer): Promise<void> {
    return this.withChannel(visitTimeout, async (channel) => {
      const id = randomUUID();
      const consumer = consumers.find(({ name }) => name === consumerName);
      if (!consumer) throw new Error(`No consumer is named ${consumerName}`);
      const routingKey = this.topology.queueOf(consumer);
      const confirmed = await publishConfirmed(channel, [{ id, exchange: '', routingKey, content }]);
      if (!confirmed.has(id)) throw new UnavailableProblem();
    });
  }

  visitParked(visit: ParkedVisitor): Promise<void> {
    return this.withChannel(visitTimeout, (channel) => visitParkedQueue(channel, this.topology, visit));
  }

  private listQueues(): Pick<QueueState, 'name' | 'consumer' | 'role'>[] {
    const ofConsumers = consumers.flatMap((consumer) =>
      this.topology.allQueuesOf(consumer).map((name, index) => ({
        name,
        consumer: consumer.name,
        role: index === 0 ? ('work' as const) : ('retry' as const),
      })),
    );
    return [...ofConsumers, { name: this.topology.parkedQueue, consumer: null, role: 'parked' }];
  }

  private async withChannel<T>(limit: number, work: (channel: ConfirmChannel) => Promise<T>): Promise<T> {
    const { connection } = this.connection;
    if (!connection) throw new UnavailableProblem();
    let channel: ConfirmChannel | undefined;
    let isOver = false;
    const close = () =>
      within(
        replyTimeout,
        Promise.resolve().then(() => channel?.close()),
      );
    const open = async () => {
      channel = await connection.createConfirmChannel();
      if (isOver) await close();
      // Whoever waits for its answer learns of an error too; without a listener it would end the process.
      channel.on('error', () => undefined);
      return work(channel);
    };
    try {
      return await inTime(limit, open());
    } catch (error) {
      throw isOfBroker(error) ? new UnavailableProblem() : error;
    } finally {
      isOver = true;
      void close();
    }
  }
}

/** Passive: nothing is made, and nothing taken. */
async function checkQueue(
  channel: ConfirmChannel,
  queue: Pick<QueueState, 'name' | 'consumer' | 'role'>,
): Promise<QueueState> {
  const { messageCount, consumerCount } = await channel.checkQueue(queue.name);
  // What is in work, AMQP does not tell.
  return { ...queue, ready: messageCount, unacknowledged: null, consumers: consumerCount };
}

/** What amqplib says of a channel or connection that ended meanwhile. */
const isOfBroker = (error: unknown): boolean =>
  error instanceof Error && /channel|connection|socket|operation failed/i.test(`${error.name} ${error.message}`);

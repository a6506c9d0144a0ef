import { Injectable, Logger, type BeforeApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { type AmqpConnectionManager, connect } from 'amqp-connection-manager';
import type { ConfirmChannel } from 'amqplib';
import { Config } from '../config/config.js';
import type { Consumer } from './consumers.js';
import type { DomainEvent } from './domain-event.js';
import { type ConsumerState, EventTransport } from './event-transport.js';
import { publishConfirmed } from './rabbitmq-publish.js';
import { RabbitmqTopology } from './rabbitmq-topology.js';
import { within } from './within.js';

const replyTimeout = 2_000;

/** Publishes to the topic exchange. No request ever waits for it: only the relay calls it. */
@Injectable()
export class RabbitmqTransport extends EventTransport implements OnModuleInit, BeforeApplicationShutdown {
  readonly isDurable = true;
  private readonly logger = new Logger(RabbitmqTransport.name);
  private readonly topology: RabbitmqTopology;
  private connection: AmqpConnectionManager;
  private channel: ConfirmChannel | undefined;
  private blockedBecause: string | undefined;

  constructor(private readonly config: Config) {
    super();
    this.topology = new RabbitmqTopology(config.rabbitmqPrefix, config.eventRetryDelays);
  }

  onModuleInit(): void {
    this.connection = connect([this.config.rabbitmqUrl as string], {
      heartbeatIntervalInSeconds: 5,
      reconnectTimeInSeconds: 2,
      connectionOptions: { timeout: 5_000 },
    });
    this.connection.on('connectFailed', ({ err }) => this.logger.warn(`RabbitMQ cannot be reached: ${err.message}`));
    this.connection.on('disconnect', ({ err }) => {
      this.channel = undefined;
      this.blockedBecause = undefined;
      this.logger.warn(`RabbitMQ is gone, events wait in the outbox: ${err?.message ?? 'closed'}`);
    });
    // Low on disk or memory, the broker reads nothing more from us. What is published all the same waits in this process.
    this.connection.on('blocked', ({ reason }) => {
      this.blockedBecause = reason;
      this.logger.warn(`RabbitMQ takes nothing, events wait in the outbox: ${reason}`);
    });
    this.connection.on('unblocked', () => (this.blockedBecause = undefined));
    const wrapper = this.connection.createChannel({ setup: (channel: ConfirmChannel) => this.setUp(channel) });
    // Without a listener an error while setting up, such as the broker going away meanwhile, would end the process.
    wrapper.on('error', (error: Error) => this.logger.warn(`RabbitMQ could not be set up: ${error.message}`));
  }

  async beforeApplicationShutdown(): Promise<void> {
    // A frozen broker answers nothing: leaving does not wait for it.
    await within(replyTimeout, this.connection.close());
  }

  async publish(events: DomainEvent[]): Promise<Set<string>> {
    const channel = this.getChannel();
    const { exchange } = this.topology;
    return publishConfirmed(
      channel,
      events.map((event) => ({
        id: event.id,
        exchange,
        routingKey: event.type,
        content: Buffer.from(JSON.stringify(event)),
      })),
    );
  }

  async inspect(consumer: Consumer): Promise<ConsumerState> {
    const queues = this.topology.allQueuesOf(consumer);
    const states = await Promise.all(queues.map((queue) => this.getChannel().checkQueue(queue)));
    return {
      waiting: states.reduce((sum, { messageCount }) => sum + messageCount, 0),
      isConsuming: (states[0]?.consumerCount ?? 0) > 0,
    };
  }

  isConnected(): boolean {
    return this.channel !== undefined && this.blockedBecause === undefined;
  }

  private async setUp(channel: ConfirmChannel): Promise<void> {
    try {
      await this.topology.declare(channel);
    } catch (error) {
      // A closed channel makes the connection manager set up a new one.
      await channel.close().catch(() => undefined);
      throw error;
    }
    channel.on('close', () => (this.channel = undefined));
    this.channel = channel;
  }

  private getChannel(): ConfirmChannel {
    if (this.blockedBecause !== undefined) throw new Error(`RabbitMQ takes nothing: ${this.blockedBecause}`);
    if (!this.channel) throw new Error('RabbitMQ is not connected');
    return this.channel;
  }
}

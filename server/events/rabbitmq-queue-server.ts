import { randomUUID } from 'node:crypto';
import type { EventEmitter } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { type MessageHandler, ServerRMQ } from '@nestjs/microservices';
import type { AmqpConnectionManager } from 'amqp-connection-manager';
import type { ConfirmChannel, ConsumeMessage } from 'amqplib';
import type { Consumer } from './consumers.js';
import { HeldAcknowledgements } from './held-acknowledgements.js';
import { RabbitmqDelivery } from './rabbitmq-delivery.js';
import type { RabbitmqTopology } from './rabbitmq-topology.js';
import { within } from './within.js';

const drainTimeout = 10_000;
/** A frozen broker answers nothing: leaving does not wait for it. */
const replyTimeout = 2_000;
/** Until the broker is asked for another channel after it closed one, in milliseconds. */
const pauseAfterError = 1_000;
/** When none has come for so long, none is on its way, in milliseconds. */
const arrivalTime = 200;
/**
 * A quorum queue takes acknowledgements in its own time, and the broker forgets those that still wait when their channel
 * closes. Nothing tells when they were taken, so this is how long it gets. In milliseconds.
 */
const settleTime = 500;

/**
 * Nest's RabbitMQ server for one consumer's queue, with what its defaults lack: the topology is declared before
 * consuming, every message reaches the handler (what is no event gets parked there, not dropped), a queue deleted under
 * it is declared and consumed again, and closing waits for the deliveries in work.
 */
export class RabbitmqQueueServer extends ServerRMQ {
  private readonly inWork = new Set<RabbitmqDelivery>();
  private readonly acknowledgements = new HeldAcknowledgements();
  private readonly consumerTag: string;
  private currentChannel: ConfirmChannel | undefined;
  /** As `performance.now()`. */
  private lastArrival = -Infinity;
  private closing = false;

  constructor(
    url: string,
    private readonly topology: RabbitmqTopology,
    private readonly consumer: Consumer,
  ) {
    super({
      urls: [url],
      queue: topology.queueOf(consumer),
      noAck: false,
      socketOptions: {
        heartbeatIntervalInSeconds: 5,
        reconnectTimeInSeconds: 2,
        connectionOptions: { timeout: 5_000 },
      },
    });
    this.consumerTag = `${this.queue}-${process.pid}-${randomUUID()}`;
  }

  /** Whether the broker delivers to this process right now. */
  get isConsuming(): boolean {
    return this.currentChannel !== undefined && !this.closing;
  }

  /** Replaces Nest's, which neither waits for the broker to accept the consumer nor survives its refusal. */
  override async setupChannel(channel: ConfirmChannel, callback: () => void): Promise<void> {
    this.surviveErrors();
    channel.once('error', (error: Error) => this.connectAnew(error));
    try {
      // First, so that it cannot be missed.
      channel.once('close', () => this.forget(channel));
      await this.topology.declare(channel);
      await channel.prefetch(this.consumer.prefetch);
      const handle = (message: ConsumeMessage | null) => void this.handleMessage(message, channel);
      await channel.consume(this.queue, handle, { noAck: false, consumerTag: this.consumerTag });
    } catch (error) {
      // A closed channel makes the connection manager set up a new one.
      await channel.close().catch(() => undefined);
      throw error;
    }
    this.currentChannel = channel;
    callback();
  }

  override async handleMessage(arrived: object | null, channel: ConfirmChannel): Promise<void> {
    const message = arrived as ConsumeMessage | null;
    if (message === null) {
      await this.consumeAgain(channel);
      return;
    }
    // While closing too: what the broker has sent before it heard of that is handled, not delivered a second time.
    this.lastArrival = performance.now();
    const delivery = new RabbitmqDelivery(this.consumer, message, channel, this.topology, this.acknowledgements);
    this.inWork.add(delivery);
    void delivery.settled.finally(() => this.inWork.delete(delivery));
    await this.handleEvent(
      this.consumer.name,
      { pattern: this.consumer.name, data: delivery.content },
      delivery as never,
    );
  }

  /** Handlers are named by their consumer. Nest's would try to read each message's name as JSON, at a fifth of the listener's time. */
  override getHandlerByPattern(name: string): MessageHandler | null {
    return this.messageHandlers.get(name) ?? null;
  }

  override async close(): Promise<void> {
    this.closing = true;
    // The broker drops what it has assigned to a consumer that it has not reached yet, and delivers that a second time.
    this.acknowledgements.hold();
    await this.untilNothingIsOnItsWay();
    await within(replyTimeout, this.stopConsuming());
    await within(drainTimeout, Promise.all([...this.inWork].map(({ settled }) => settled)));
    this.acknowledgements.letGo();
    await delay(Math.max(0, settleTime - this.acknowledgements.quietFor));
    await within(replyTimeout, super.close());
  }

  /** Until no more can come before an acknowledgement, or none has come for a while. */
  private async untilNothingIsOnItsWay(): Promise<void> {
    const start = performance.now();
    const isFull = () => this.inWork.size + this.acknowledgements.heldCount >= this.consumer.prefetch;
    const isQuiet = () => performance.now() - Math.max(start, this.lastArrival) > arrivalTime;
    while (this.currentChannel && !isFull() && !isQuiet()) await delay(10);
  }

  /** The connection manager makes a new channel with a new connection alone. Not at once: the cause may be there still. */
  private connectAnew(error: Error): void {
    this.logger.warn(`The broker closed the channel of ${this.consumer.name}: ${error.message}`);
    const connection = this.server as AmqpConnectionManager | null;
    setTimeout(() => !this.closing && connection?.reconnect(), pauseAfterError).unref();
  }

  private forget(channel: ConfirmChannel): void {
    if (this.currentChannel === channel) this.currentChannel = undefined;
  }

  /** Without a listener an error while setting up would end the process; the connection manager tries again anyway. */
  private surviveErrors(): void {
    const wrapper = this.channel as EventEmitter | null;
    if (!wrapper || wrapper.listenerCount('error') > 0) return;
    wrapper.on('error', (error: Error) => {
      this.logger.warn(`${this.consumer.name} could not be set up: ${error.message}`);
    });
  }

  private async stopConsuming(): Promise<void> {
    try {
      await this.currentChannel?.cancel(this.consumerTag);
    } catch {
      // The channel is closed already: nothing arrives any more.
    }
  }

  /** The broker cancels a consumer whose queue was deleted, and says so by an empty message. */
  private async consumeAgain(channel: ConfirmChannel): Promise<void> {
    this.forget(channel);
    if (this.closing) return;
    this.logger.error(`The queue of ${this.consumer.name} is gone; it is declared again`);
    await this.setupChannel(channel, () => undefined).catch((error: Error) => this.handleError(error.message));
  }
}

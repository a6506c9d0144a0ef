import type { Consumer } from './consumers.js';
import type { DomainEvent } from './domain-event.js';

/** How a consumer is doing. `waiting` counts its deliveries that are not in work, retries included. */
export interface ConsumerState {
  waiting: number;
  isConsuming: boolean;
}

/** Carries events from the outbox to the consumers' queues: RabbitMQ, or this process itself. */
export abstract class EventTransport {
  /** Whether what was published survives the death of this process. */
  abstract readonly isDurable: boolean;

  /**
   * Publishes in order.
   * @returns the ids of the events that are safe with the transport; the others have to be published again.
   */
  abstract publish(events: DomainEvent[]): Promise<Set<string>>;

  abstract inspect(consumer: Consumer): Promise<ConsumerState>;

  /** Whether events flow right now; for readiness, never a reason to refuse a request. */
  abstract isConnected(): boolean;
}

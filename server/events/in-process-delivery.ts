import { Delivery } from './delivery.js';
import type { DomainEvent } from './domain-event.js';

/** A delivery that never left the process. Parking needs nothing here: the inbox row and the outbox row remain. */
export class InProcessDelivery extends Delivery {
  constructor(
    consumer: string,
    event: DomainEvent,
    attempt: number,
    private readonly enqueueAgain: (delay: number, nextAttempt: number) => void,
  ) {
    super(consumer, event, attempt);
  }

  acknowledge(): void {}

  retry(_reason: string, delay: number, nextAttempt: number): void {
    this.enqueueAgain(delay, nextAttempt);
  }

  park(): void {}
}

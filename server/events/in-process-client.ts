import { ClientProxy, type ReadPacket } from '@nestjs/microservices';
import type { DomainEvent } from './domain-event.js';
import type { InProcessBroker } from './in-process-broker.js';

/** Nest's client for the in-process transport. Events only: nothing here asks and waits for an answer. */
export class InProcessClient extends ClientProxy {
  constructor(private readonly broker: InProcessBroker) {
    super();
  }

  connect(): Promise<void> {
    return Promise.resolve();
  }

  close(): void {}

  unwrap<T>(): T {
    return this.broker as T;
  }

  protected publish(): never {
    throw new Error('The in-process transport carries events, not requests');
  }

  protected dispatchEvent<T = unknown>(packet: ReadPacket<DomainEvent>): Promise<T> {
    this.broker.publish(packet.data);
    return Promise.resolve(undefined as T);
  }
}

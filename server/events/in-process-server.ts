import { type CustomTransportStrategy, type MessageHandler, Server } from '@nestjs/microservices';
import type { InProcessBroker } from './in-process-broker.js';

/** Nest's side of the in-process transport: every `@Consumes` method is fed from its queue in the broker. */
export class InProcessServer extends Server implements CustomTransportStrategy {
  override readonly transportId = Symbol('in-process');

  constructor(private readonly broker: InProcessBroker) {
    super();
  }

  listen(callback: () => void): void {
    for (const consumer of this.getHandlers().keys()) {
      this.broker.subscribe(consumer, (delivery) =>
        this.handleEvent(consumer, { pattern: consumer, data: delivery.content }, delivery),
      );
    }
    callback();
  }

  /** Handlers are named by their consumer; Nest's would try to read each name as JSON first. */
  override getHandlerByPattern(name: string): MessageHandler | null {
    return this.messageHandlers.get(name) ?? null;
  }

  close(): Promise<void> {
    return this.broker.close();
  }

  on(): void {
    throw new Error('The in-process transport emits no events of its own');
  }

  unwrap<T>(): T {
    return this.broker as T;
  }
}

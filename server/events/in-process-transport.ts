import { Injectable } from '@nestjs/common';
import { lastValueFrom } from 'rxjs';
import type { Consumer } from './consumers.js';
import type { DomainEvent } from './domain-event.js';
import { type ConsumerState, EventTransport } from './event-transport.js';
import { InProcessBroker } from './in-process-broker.js';
import { InProcessClient } from './in-process-client.js';

@Injectable()
export class InProcessTransport extends EventTransport {
  readonly isDurable = false;
  private readonly client: InProcessClient;

  constructor(private readonly broker: InProcessBroker) {
    super();
    this.client = new InProcessClient(broker);
  }

  async publish(events: DomainEvent[]): Promise<Set<string>> {
    for (const event of events) await lastValueFrom(this.client.emit(event.type, event), { defaultValue: undefined });
    return new Set(events.map(({ id }) => id));
  }

  inspect({ name }: Consumer): Promise<ConsumerState> {
    return Promise.resolve(this.broker.inspect(name));
  }

  isConnected(): boolean {
    return true;
  }
}

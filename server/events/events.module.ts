import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Config } from '../config/config.js';
import { AcknowledgeInterceptor } from './acknowledge.interceptor.js';
import { EventTransport } from './event-transport.js';
import { InProcessBroker } from './in-process-broker.js';
import { InProcessTransport } from './in-process-transport.js';
import { InboxRow } from './inbox-row.entity.js';
import { Inbox } from './inbox.js';
import { OutboxReconciler } from './outbox-reconciler.js';
import { OutboxRelay } from './outbox-relay.js';
import { OutboxRow } from './outbox-row.entity.js';
import { OutboxSignal } from './outbox-signal.js';
import { RabbitmqTransport } from './rabbitmq-transport.js';

@Global()
@Module({
  imports: [TypeOrmModule.forFeature([OutboxRow, InboxRow])],
  providers: [
    AcknowledgeInterceptor,
    Inbox,
    InProcessBroker,
    OutboxSignal,
    OutboxRelay,
    OutboxReconciler,
    {
      provide: EventTransport,
      inject: [Config, InProcessBroker],
      useFactory: (config: Config, broker: InProcessBroker) =>
        config.rabbitmqUrl ? new RabbitmqTransport(config) : new InProcessTransport(broker),
    },
  ],
  exports: [AcknowledgeInterceptor, EventTransport, Inbox, InProcessBroker, OutboxSignal],
})
export class EventsModule {}

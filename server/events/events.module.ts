import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Config } from '../config/config.js';
import { AcknowledgeInterceptor } from './acknowledge.interceptor.js';
import { EventFlow } from './event-flow.js';
import { EventQueues } from './event-queues.js';
import { EventTransport } from './event-transport.js';
import { InProcessBroker } from './in-process-broker.js';
import { InProcessQueues } from './in-process-queues.js';
import { InProcessTransport } from './in-process-transport.js';
import { InboxRow } from './inbox-row.entity.js';
import { Inbox } from './inbox.js';
import { OutboxReconciler } from './outbox-reconciler.js';
import { OutboxRelay } from './outbox-relay.js';
import { OutboxRow } from './outbox-row.entity.js';
import { OutboxSignal } from './outbox-signal.js';
import { ParkedCollector } from './parked-collector.js';
import { ParkedMessageRow } from './parked-message.entity.js';
import { ParkedMessages } from './parked-messages.js';
import { RabbitmqQueues } from './rabbitmq-queues.js';
import { RabbitmqTransport } from './rabbitmq-transport.js';
import { RunningConsumers } from './running-consumers.js';

@Global()
@Module({
  imports: [TypeOrmModule.forFeature([OutboxRow, InboxRow, ParkedMessageRow])],
  providers: [
    AcknowledgeInterceptor,
    EventFlow,
    Inbox,
    InProcessBroker,
    OutboxSignal,
    OutboxRelay,
    OutboxReconciler,
    ParkedCollector,
    ParkedMessages,
    RunningConsumers,
    {
      provide: EventQueues,
      inject: [Config, InProcessBroker],
      useFactory: (config: Config, broker: InProcessBroker) =>
        config.rabbitmqUrl ? new RabbitmqQueues(config) : new InProcessQueues(broker),
    },
    {
      provide: EventTransport,
      inject: [Config, InProcessBroker],
      useFactory: (config: Config, broker: InProcessBroker) =>
        config.rabbitmqUrl ? new RabbitmqTransport(config) : new InProcessTransport(broker),
    },
  ],
  exports: [
    AcknowledgeInterceptor,
    EventFlow,
    EventQueues,
    EventTransport,
    Inbox,
    InProcessBroker,
    OutboxSignal,
    ParkedMessages,
    RunningConsumers,
  ],
})
export class EventsModule {}

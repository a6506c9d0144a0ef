import { Injectable } from '@nestjs/common';
import { EventLag } from '../events/event-lag.js';
import { EventQueues } from '../events/event-queues.js';
import { EventTransport } from '../events/event-transport.js';
import { ParkedMessages } from '../events/parked-messages.js';
import { MailCountsQueries } from '../mail/mail-counts.queries.js';
import type { MonitorState } from './monitor.dto.js';

/** Puts together what broker and database say of themselves. */
@Injectable()
export class MonitorStateService {
  constructor(
    private readonly transport: EventTransport,
    private readonly queues: EventQueues,
    private readonly lag: EventLag,
    private readonly mail: MailCountsQueries,
    private readonly parked: ParkedMessages,
  ) {}

  async getState(): Promise<MonitorState> {
    const [queues, outbox, mails, parked] = await Promise.all([
      // A broker that is away is a state of its own, not a failure of the page that tells so.
      this.queues.inspect().catch(() => []),
      this.lag.read(),
      this.mail.countLastDay(),
      this.parked.count(),
    ]);
    const isConnected = this.transport.isConnected() && queues.length > 0;
    return {
      transport: this.transport.isDurable ? 'rabbitmq' : 'in-process',
      isConnected,
      queues,
      outbox,
      mails,
      parked,
    };
  }
}

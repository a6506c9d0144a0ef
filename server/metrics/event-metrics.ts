import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { Counter, Histogram, Registry } from 'prom-client';
import { Subscription } from 'rxjs';
import { Clock } from '../clock.js';
import { EventFlow, type Outcome } from '../events/event-flow.js';

/** Counts the events that this process publishes and handles. */
@Injectable()
export class EventMetrics implements OnModuleDestroy {
  private readonly published: Counter<'type'>;
  private readonly handled: Counter<'consumer' | 'outcome'>;
  private readonly delays: Histogram<'consumer'>;
  private readonly subscription = new Subscription();

  constructor(
    { published, outcomes }: EventFlow,
    private readonly clock: Clock,
    registry: Registry,
  ) {
    this.published = new Counter({
      name: 'spendwise_events_total',
      help: 'Events that this process has published, by type.',
      labelNames: ['type'],
      registers: [registry],
    });
    this.handled = new Counter({
      name: 'spendwise_events_handled_total',
      help: 'Deliveries to this process by what became of them: handled, retried (comes again later), parked.',
      labelNames: ['consumer', 'outcome'],
      registers: [registry],
    });
    this.delays = new Histogram({
      name: 'spendwise_event_delay_seconds',
      help: 'Time from the commit of an event to the end of its handling.',
      labelNames: ['consumer'],
      buckets: [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 3_600],
      registers: [registry],
    });
    this.subscription.add(published.subscribe((types) => types.forEach((type) => this.published.inc({ type }))));
    this.subscription.add(outcomes.subscribe((outcome) => this.note(outcome)));
  }

  onModuleDestroy(): void {
    this.subscription.unsubscribe();
  }

  private note({ consumer, outcome, committedAt }: Outcome): void {
    this.handled.inc({ consumer, outcome });
    if (outcome !== 'handled' || committedAt === null) return;
    this.delays.observe({ consumer }, Math.max(0, this.clock.now().getTime() - committedAt) / 1_000);
  }
}

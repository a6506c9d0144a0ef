import { type CallHandler, type ExecutionContext, Injectable, Logger, type NestInterceptor } from '@nestjs/common';
import { from, lastValueFrom, type Observable } from 'rxjs';
import { z } from 'zod';
import { Config } from '../config/config.js';
import { isOutage } from '../http/database-problem.js';
import type { Delivery } from './delivery.js';
import { domainEventSchema } from './domain-event.js';
import { EventFlow, type Outcome } from './event-flow.js';
import { ParkedMessages } from './parked-messages.js';
import { TransientFailure } from './transient-failure.js';

/** A consumer throws this for an event that no repetition can make right. */
export class UnprocessableEvent extends Error {}

/** Owns acknowledgement: after the commit, to a later retry, or to the parked queue. Nothing else may settle a delivery. */
@Injectable()
export class AcknowledgeInterceptor implements NestInterceptor {
  private readonly logger = new Logger(AcknowledgeInterceptor.name);

  constructor(
    private readonly parked: ParkedMessages,
    private readonly config: Config,
    private readonly flow: EventFlow,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<void> {
    return from(this.handle(context.switchToRpc().getContext<Delivery>(), next));
  }

  private async handle(delivery: Delivery, next: CallHandler): Promise<void> {
    try {
      checkEvent(delivery.content);
      await lastValueFrom(next.handle(), { defaultValue: undefined });
      await delivery.finish(() => delivery.acknowledge());
      this.tell(delivery, 'handled');
    } catch (error) {
      await delivery.finish(() => this.recover(delivery, error as Error));
    }
  }

  private async recover(delivery: Delivery, error: Error): Promise<void> {
    const { length: delays } = this.config.eventRetryDelays;
    if (isOutage(error)) {
      // An outage is not the event's fault: however long it lasts, no attempt is counted and nothing is parked for it.
      await this.retry(delivery, error.message, delivery.attempt);
    } else if (error instanceof TransientFailure) {
      // Nor is this one. It may last, so the waits grow, but never beyond the last attempt that is not hopeless.
      await this.retry(delivery, error.message, Math.min(delivery.attempt + 1, delays));
    } else {
      const isHopeless = error instanceof UnprocessableEvent || delivery.attempt > delays;
      if (isHopeless && (await this.park(delivery, error.message))) return;
      await this.retry(delivery, error.message, delivery.attempt + 1);
    }
  }

  private async retry(delivery: Delivery, reason: string, nextAttempt: number): Promise<void> {
    const { eventRetryDelays: delays } = this.config;
    const delay = delays[Math.min(delivery.attempt, delays.length) - 1] ?? 0;
    this.logger.warn(`${describe(delivery)} failed, again in ${delay} ms: ${reason}`);
    await delivery.retry(reason, delay, nextAttempt);
    this.tell(delivery, 'retried');
  }

  private tell({ consumer, content }: Delivery, outcome: Outcome['outcome']): void {
    this.flow.outcomes.next({ consumer, outcome, committedAt: commitOf(content) });
  }

  /** @returns false when even that could not be noted: then there has to be another attempt. */
  private async park(delivery: Delivery, reason: string): Promise<boolean> {
    const { consumer, attempt: attempts } = delivery;
    try {
      await this.parked.store({ consumer, content: delivery.raw, reason, attempts });
    } catch {
      return false;
    }
    this.logger.error(`${describe(delivery)} parked: ${reason}`);
    await delivery.park(reason);
    this.tell(delivery, 'parked');
    return true;
  }
}

function checkEvent(content: unknown): void {
  const { success, error } = domainEventSchema.safeParse(content);
  if (!success) throw new UnprocessableEvent(`not an event: ${error.issues[0]?.message}`);
}

/** The id of what may not be an event in any other way: an event of a later version still has one. */
function readId(content: unknown): string | null {
  const { success, data } = z.object({ id: z.uuid() }).safeParse(content);
  return success ? data.id : null;
}

function commitOf(content: unknown): number | null {
  const { occurredAt } = (content ?? {}) as { occurredAt?: unknown };
  const committed = typeof occurredAt === 'string' ? Date.parse(occurredAt) : NaN;
  return Number.isNaN(committed) ? null : committed;
}

const describe = ({ consumer, content, attempt }: Delivery) =>
  `${consumer}: ${readId(content) ?? 'a message'} (attempt ${attempt})`;

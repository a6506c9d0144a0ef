import { type BeforeApplicationShutdown, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { exclusively } from '../database/exclusively.js';
import { UnprocessableEvent } from '../events/acknowledge.interceptor.js';
import { receiptConsumer } from '../events/consumers.js';
import type { DomainEvent } from '../events/domain-event.js';
import { Inbox } from '../events/inbox.js';
import { TransientFailure } from '../events/transient-failure.js';
import { type Outcome, outcomeOf } from './reading-outcome.js';
import { type ReceiptJob, ReceiptJobs } from './receipt-jobs.js';
import { ReceiptOutcomes } from './receipt-outcomes.js';
import { StoredReceiptReader } from './stored-receipt-reader.js';
import { type Verdict, verdictOn } from './reading-failure.js';

/** How often reading may begin before it is given up, where it is cut short each time. */
const mostTries = 3;

/**
 * Reads receipts when events ask for it. The reading itself is outside of any transaction: a short one marks its beginning,
 * a short one stores what came of it, and of two beginnings only the later one counts (docs/decisions/0020).
 */
@Injectable()
export class ReceiptReadingService implements BeforeApplicationShutdown {
  private isEnding = false;

  constructor(
    private readonly dataSource: DataSource,
    private readonly inbox: Inbox,
    private readonly jobs: ReceiptJobs,
    private readonly outcomes: ReceiptOutcomes,
    private readonly reader: StoredReceiptReader,
  ) {}

  /**
   * An event that comes twice, even at once in two processes, has its receipt read once: the second waits for the first.
   * @throws TransientFailure while the store is away, and what may be otherwise next time; then the event comes again.
   */
  async readReceipt(event: DomainEvent): Promise<void> {
    const { ledgerId, id } = receiptOf(event);
    await exclusively(this.dataSource, `spendwise.receipt ${id}`, async (manager) => {
      if (await this.inbox.has(manager, receiptConsumer.name, event.id)) return;
      const job = await this.jobs.begin(ledgerId, id);
      if (!job) await this.outcomes.finishWithout(event.id);
      else await this.store(event, job, await this.attempt(job));
    });
  }

  /** What was read and could not be stored is read again: no fault of the receipt. */
  private async store(event: DomainEvent, job: ReceiptJob, outcome: Outcome): Promise<void> {
    try {
      await this.outcomes.store(event.id, job, outcome);
    } catch (cause) {
      await this.jobs.setBack(job, { isForgiven: true }).catch(() => undefined);
      throw cause;
    }
  }

  /** Ends what is being read: the next process takes it up again. */
  async beforeApplicationShutdown(): Promise<void> {
    this.isEnding = true;
    await this.reader.close();
  }

  private async attempt(job: ReceiptJob): Promise<Outcome> {
    if (job.tries > mostTries) return { error: 'Reading it was cut short again and again.' };
    try {
      return outcomeOf(await this.reader.read(job));
    } catch (error) {
      const verdict = this.isEnding ? interrupted : verdictOn(error, job.tries < mostTries);
      if ('error' in verdict) return verdict;
      await this.jobs.setBack(job, verdict);
      throw verdict.cause;
    }
  }
}

const interrupted: Verdict = { cause: new TransientFailure('the process ends'), isForgiven: true };

function receiptOf({ ledgerId, data }: DomainEvent): { ledgerId: string; id: string } {
  const { id } = (data['receipt'] ?? {}) as { id?: unknown };
  if (ledgerId === null || typeof id !== 'string' || !uuid.test(id)) throw new UnprocessableEvent('names no receipt');
  return { ledgerId, id: id.toLowerCase() };
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

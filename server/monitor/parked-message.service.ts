import { Injectable, Logger } from '@nestjs/common';
import type { Actor } from '../database/actor.js';
import { type Transaction, UnitOfWork } from '../database/unit-of-work.js';
import { consumers } from '../events/consumers.js';
import { EventQueues } from '../events/event-queues.js';
import { ParkedMessages, type TakenMessage } from '../events/parked-messages.js';
import { awaitParkedVisit } from '../events/parked-visits.js';
import { readParked } from '../events/read-parked.js';
import { NotFoundProblem } from '../http/problem.js';
import type { ParkedMessageDecision } from './monitor.events.js';
import { NotRetriableProblem } from './not-retriable.problem.js';

/** What operators do with a parked message. The broker has its part done before the database commits its own. */
@Injectable()
export class ParkedMessageService {
  private readonly logger = new Logger(ParkedMessageService.name);

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly queues: EventQueues,
    private readonly parked: ParkedMessages,
  ) {}

  /**
   * Has the message handled as at its first attempt. Where it fails again, it is parked again.
   * @throws NotFoundProblem, NotRetriableProblem, or UnavailableProblem when the broker does not answer: then it is parked still.
   */
  async retry(actor: Actor, id: string): Promise<void> {
    const message = await this.unitOfWork.run(actor, async (tx) => {
      const taken = await this.take(tx, id);
      if (!consumers.some(({ name }) => name === taken.consumer)) {
        throw new NotRetriableProblem('It came from no queue that is known here.');
      }
      await this.parked.forget(tx.manager, taken);
      tx.emit('parked-message.retried', toDecision(actor, taken));
      await this.giveBack(taken);
      return taken;
    });
    this.logger.log(`user ${actor.userId} retries ${describe(message)}`);
  }

  /** @throws NotFoundProblem, or UnavailableProblem when the broker does not answer: then it is parked still. */
  async drop(actor: Actor, id: string): Promise<void> {
    const message = await this.unitOfWork.run(actor, async (tx) => {
      const taken = await this.take(tx, id);
      await this.parked.close(tx.manager, taken);
      tx.emit('parked-message.dropped', toDecision(actor, taken));
      await this.removeCopies(taken, () => Promise.resolve());
      return taken;
    });
    this.logger.log(`user ${actor.userId} drops ${describe(message)}`);
  }

  private async take({ manager }: Transaction, id: string): Promise<TakenMessage> {
    await awaitParkedVisit(manager);
    const message = await this.parked.take(manager, id);
    if (!message) throw new NotFoundProblem('parked message');
    return message;
  }

  /** A copy goes only after its message is confirmed in its queue: there alone it may be whole. */
  private async giveBack(message: TakenMessage): Promise<void> {
    let isSent = false;
    const send = async (content: Buffer) => {
      if (isSent) return;
      await this.queues.redeliver(message.consumer, content);
      isSent = true;
    };
    await this.removeCopies(message, send);
    if (!isSent && message.isCut) throw new NotRetriableProblem('Only its beginning is left.');
    await send(message.content);
  }

  private async removeCopies({ id }: TakenMessage, before: (content: Buffer) => Promise<void>): Promise<void> {
    await this.queues.visitParked(async ({ consumer, content }) => {
      if (readParked(consumer, content).id !== id) return 'keep';
      await before(content);
      return 'remove';
    });
  }
}

const toDecision = ({ device, ip }: Actor, { consumer, eventId, type }: TakenMessage): ParkedMessageDecision => ({
  consumer,
  eventId,
  type,
  device,
  ip,
});

const describe = ({ id, consumer, type }: TakenMessage) =>
  `parked message ${id} (${type ?? 'no event'}) of ${consumer}`;

import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '../clock.js';
import { storeEvent } from '../database/unit-of-work.js';
import { mailConsumer } from '../events/consumers.js';
import { Inbox } from '../events/inbox.js';
import { OutboxSignal } from '../events/outbox-signal.js';
import { unheard } from './attempt-outcome.js';
import {
  assumeSent,
  type DeliveryKey,
  giveUp,
  type Outcome,
  recordOutcome,
  type SettledDelivery,
} from './email-deliveries.js';
import './mail.events.js';
import { templateShownAs } from './mail-classes.js';

/** Settles mails: what became of each, and the event that tells of it, are committed together. */
@Injectable()
export class DeliveryOutcomes {
  constructor(
    private readonly inbox: Inbox,
    private readonly signal: OutboxSignal,
    private readonly clock: Clock,
  ) {}

  /** `handledEvent`: the event whose last mail this is, which is done with it. */
  async record(manager: EntityManager, id: string, outcome: Outcome, handledEvent: string | null): Promise<void> {
    await this.settle(manager, async (transaction, now) => {
      const delivery = await recordOutcome(transaction, id, outcome, now);
      if (delivery) await tellOf(transaction, delivery, outcome, now);
      if (handledEvent !== null) await this.finish(transaction, handledEvent);
    });
  }

  /** Takes a mail for sent whose sending was cut short after the mail server had it all. */
  async assumeSent(manager: EntityManager, key: DeliveryKey): Promise<void> {
    await this.settle(manager, async (transaction, now) => {
      const delivery = await assumeSent(transaction, key, now, unheard);
      if (delivery) await tellOf(transaction, delivery, { status: 'sent', error: unheard }, now);
    });
  }

  /** For a mail that is not to be sent any more, unless it was. */
  async giveUp(manager: EntityManager, key: DeliveryKey, error: string): Promise<void> {
    await this.settle(manager, async (transaction, now) => {
      const delivery = await giveUp(transaction, key, now, error);
      if (delivery) await tellOf(transaction, delivery, { status: 'failed', error }, now);
    });
  }

  /** The event's mails are settled, all of them. */
  async finish(manager: EntityManager, eventId: string): Promise<void> {
    await this.inbox.claim(manager, mailConsumer.name, eventId);
  }

  private async settle(
    manager: EntityManager,
    work: (transaction: EntityManager, now: Date) => Promise<void>,
  ): Promise<void> {
    await manager.transaction((transaction) => work(transaction, this.clock.now()));
    this.signal.notify();
  }
}

/** Nothing, as long as there is to be another attempt. */
async function tellOf(
  manager: EntityManager,
  { id: deliveryId, userId, eventId, template, recipient: to, attempts }: SettledDelivery,
  { status, error }: Outcome,
  now: Date,
): Promise<void> {
  if (status === 'pending') return;
  const mail = { deliveryId, eventId, template: templateShownAs(template), to, attempts };
  if (status === 'sent') return storeEvent(manager, 'email.sent', mail, now, userId);
  return storeEvent(manager, 'email.failed', { ...mail, status, error: error ?? '' }, now, userId);
}

import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Clock } from '../clock.js';
import { exclusively } from '../database/exclusively.js';
import type { DomainEvent } from '../events/domain-event.js';
import { TransientFailure } from '../events/transient-failure.js';
import { outcomeOf } from './attempt-outcome.js';
import { DeliveryOutcomes } from './delivery-outcomes.js';
import { beginAttempt, forgetThoseOfNobody, markSending, type OpenDelivery, type Outcome } from './email-deliveries.js';
import { mayAskForMail } from './letters-of.js';
import { mailKinds } from './mail-classes.js';
import { MailWriter, type WrittenMail } from './mail-writer.js';
import { Mailer } from './mailer.js';
import { findPerson, isLinkUsable, isNewAddressTaken, type Person } from './person.js';

interface OpenMail extends OpenDelivery {
  mail: WrittenMail;
}

/** Sends the mails that events ask for, each once, as far as that can be known (docs/decisions/0016). */
@Injectable()
export class MailService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly writer: MailWriter,
    private readonly mailer: Mailer,
    private readonly outcomes: DeliveryOutcomes,
    private readonly clock: Clock,
  ) {}

  /**
   * An event that comes twice, even at once in two processes, has its mails sent once: the second waits for the first.
   * @throws what the mailer says of a mail that is to be tried again; the event's other mails have been sent by then.
   */
  async sendMails(event: DomainEvent): Promise<void> {
    if (!mayAskForMail(event.type)) return this.outcomes.finish(this.dataSource.manager, event.id);
    await exclusively(this.dataSource, `spendwise.mail ${event.id}`, (manager) => this.sendOpen(manager, event));
  }

  private async sendOpen(manager: EntityManager, event: DomainEvent): Promise<void> {
    const open = await this.open(manager, event);
    const failures: Error[] = [];
    for (const [index, delivery] of open.entries()) {
      const { outcome, failure } = await this.attempt(manager, delivery);
      if (failure) failures.push(failure);
      const isLast = index === open.length - 1 && failures.length === 0;
      await this.outcomes.record(manager, delivery.id, outcome, isLast ? event.id : null);
    }
    if (open.length === 0) await this.outcomes.finish(manager, event.id);
    await forgetThoseOfNobody(manager, this.clock.now());
    // What counts attempts comes first, so that nothing is repeated without end.
    const [failure] = [...failures.filter((error) => !(error instanceof TransientFailure)), ...failures];
    if (failure) throw failure;
  }

  /** The event's mails that are still to be sent, with this attempt counted and committed. */
  private async open(manager: EntityManager, event: DomainEvent): Promise<OpenMail[]> {
    const person = event.userId === null ? null : await findPerson(manager, event.userId);
    const isTaken = await isNewAddressTaken(manager, event);
    const open: OpenMail[] = [];
    for (const mail of this.writer.write(event, person, isTaken)) {
      const key = { eventId: event.id, userId: event.userId, template: mail.template, recipient: mail.to };
      if (mailKinds[mail.template].class === 'at-most-once') await this.outcomes.assumeSent(manager, key);
      const reason = await this.whyNotAnyMore(manager, mail, person);
      if (reason !== null) {
        await this.outcomes.giveUp(manager, key, reason);
        continue;
      }
      const delivery = await beginAttempt(manager, key, this.clock.now());
      if (delivery) open.push({ ...delivery, mail });
    }
    return open;
  }

  private async whyNotAnyMore(
    manager: EntityManager,
    { linkId, list }: WrittenMail,
    person: Person | null,
  ): Promise<string | null> {
    if (linkId !== null && !(await isLinkUsable(manager, linkId, this.clock.now()))) {
      return 'no longer needed: its link was used or has expired';
    }
    return list !== null && !person?.lists.includes(list) ? 'no longer wanted: unsubscribed meanwhile' : null;
  }

  private async attempt(
    manager: EntityManager,
    { id, mail, createdAt }: OpenMail,
  ): Promise<{ outcome: Outcome; failure?: Error }> {
    const mailClass = mailKinds[mail.template].class;
    const onHandOver = mailClass === 'at-most-once' ? () => markSending(manager, id) : undefined;
    try {
      await this.mailer.send(mail, onHandOver);
      return { outcome: { status: 'sent', error: null } };
    } catch (error) {
      const failure = error as Error;
      const outcome = outcomeOf(failure, mailClass, this.clock.now().getTime() - createdAt.getTime());
      return outcome.status === 'pending' ? { outcome, failure } : { outcome };
    }
  }
}

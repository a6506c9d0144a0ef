import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Clock } from '../clock.js';
import { exclusively } from '../database/exclusively.js';
import { mailConsumer } from '../events/consumers.js';
import type { DomainEvent } from '../events/domain-event.js';
import { Inbox } from '../events/inbox.js';
import { TransientFailure } from '../events/transient-failure.js';
import {
  beginAttempt,
  forgetThoseOfNobody,
  giveUp,
  type OpenDelivery,
  type Outcome,
  recordOutcome,
} from './email-deliveries.js';
import { mayAskForMail } from './letters-of.js';
import { MailWriter, type WrittenMail } from './mail-writer.js';
import { Mailer, MailRefused, MailUnconfirmed } from './mailer.js';
import { findPerson, isLinkUsable, isNewAddressTaken } from './person.js';

const hours = 3_600_000;
/** How long a mail server may be away before a mail is of no use any more, in milliseconds. */
const patience = 72 * hours;

interface OpenMail extends OpenDelivery {
  mail: WrittenMail;
}

/** Sends the mails that events ask for, each once, as far as that can be known (docs/decisions/0009). */
@Injectable()
export class MailService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly inbox: Inbox,
    private readonly writer: MailWriter,
    private readonly mailer: Mailer,
    private readonly clock: Clock,
  ) {}

  /**
   * An event that comes twice, even at once in two processes, has its mails sent once: the second waits for the first.
   * @throws what the mailer says of a mail that is to be tried again; the event's other mails have been sent by then.
   */
  async sendMails(event: DomainEvent): Promise<void> {
    if (!mayAskForMail(event.type)) return this.inbox.handleOnce(mailConsumer.name, event.id, async () => undefined);
    await exclusively(this.dataSource, `spendwise.mail ${event.id}`, (manager) => this.sendOpen(manager, event));
  }

  private async sendOpen(manager: EntityManager, event: DomainEvent): Promise<void> {
    const open = await this.open(manager, event);
    const failures: Error[] = [];
    for (const [index, delivery] of open.entries()) {
      const { outcome, failure } = await this.attempt(delivery);
      if (failure) failures.push(failure);
      const isLast = index === open.length - 1 && failures.length === 0;
      await manager.transaction(async (transaction) => {
        await recordOutcome(transaction, delivery.id, outcome, this.clock.now());
        if (isLast) await this.inbox.claim(transaction, mailConsumer.name, event.id);
      });
    }
    if (open.length === 0) await this.inbox.claim(manager, mailConsumer.name, event.id);
    await forgetThoseOfNobody(manager, this.clock.now());
    // What counts attempts comes first, so that nothing is repeated without end.
    const [failure] = [...failures.filter((error) => !(error instanceof TransientFailure)), ...failures];
    if (failure) throw failure;
  }

  /** The event's mails that are still to be sent, with this attempt counted and committed. */
  private async open(manager: EntityManager, event: DomainEvent): Promise<OpenMail[]> {
    const person = event.userId === null ? null : await findPerson(manager, event.userId);
    const now = this.clock.now();
    const isTaken = await isNewAddressTaken(manager, event);
    const open: OpenMail[] = [];
    for (const mail of this.writer.write(event, person, isTaken)) {
      const key = { eventId: event.id, userId: event.userId, template: mail.template, recipient: mail.to };
      if (mail.linkId !== null && !(await isLinkUsable(manager, mail.linkId, now))) {
        await giveUp(manager, key, now, 'no longer needed: its link was used or has expired');
        continue;
      }
      const delivery = await beginAttempt(manager, key, now);
      if (delivery) open.push({ ...delivery, mail });
    }
    return open;
  }

  private async attempt({ mail, createdAt }: OpenMail): Promise<{ outcome: Outcome; failure?: Error }> {
    try {
      await this.mailer.send(mail);
      return { outcome: { status: 'sent', error: null } };
    } catch (error) {
      const failure = error as Error;
      const isTooLate = this.clock.now().getTime() - createdAt.getTime() > patience;
      if (failure instanceof MailRefused || (failure instanceof TransientFailure && isTooLate)) {
        return { outcome: { status: 'failed', error: failure.message } };
      }
      return { outcome: { status: 'pending', error: describe(failure) }, failure };
    }
  }
}

/** What a person may read of it: what nobody foresaw may name anything. */
const describe = (failure: Error) =>
  failure instanceof TransientFailure || failure instanceof MailUnconfirmed
    ? failure.message
    : 'the mail could not be written';

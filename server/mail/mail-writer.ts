import { Injectable } from '@nestjs/common';
import { Config } from '../config/config.js';
import type { DomainEvent } from '../events/domain-event.js';
import { tokenOfLink } from '../one-time-token/token-of-link.js';
import { type MailingList, unsubscribeTokenOf } from '../unsubscribe/unsubscribe-token.js';
import { type Desk, lettersOf } from './letters-of.js';
import type { Template } from './mail-classes.js';
import type { Mail } from './mailer.js';
import { messageIdOf } from './message.js';
import type { Person } from './person.js';
import { renderLetter } from './templates/render-letter.js';

export interface WrittenMail extends Mail {
  template: Template;
  /** The link it is about: without that it is of no use. */
  linkId: string | null;
  /** What its reader has to want still. */
  list: MailingList | null;
}

/** Writes what an event asks for; the same event, the same mails. */
@Injectable()
export class MailWriter {
  constructor(private readonly config: Config) {}

  /** @throws UnprocessableEvent when the event does not hold what its mails are about. */
  write(event: DomainEvent, person: Person | null, isNewAddressTaken: boolean): WrittenMail[] {
    const { publicUrl: site, publicHost, sessionSecrets } = this.config;
    const [newest = ''] = sessionSecrets;
    const desk: Desk = {
      site,
      person,
      isNewAddressTaken,
      tokenOf: (linkId) => tokenOfLink(linkId, newest),
      unsubscribeUrlOf: (userId, list) => `${site}/unsubscribe?token=${unsubscribeTokenOf({ userId, list }, newest)}`,
    };
    return lettersOf(event, desk).map(({ template, to, letter, linkId, list }) => ({
      ...renderLetter(letter),
      messageId: messageIdOf(event.id, template, to, publicHost),
      date: new Date(event.occurredAt),
      template,
      to,
      unsubscribeUrl: letter.unsubscribe?.url ?? null,
      linkId,
      list,
    }));
  }
}

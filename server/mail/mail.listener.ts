import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { mailConsumer } from '../events/consumers.js';
import { Consumes } from '../events/consumes.decorator.js';
import { type DomainEvent } from '../events/domain-event.js';
import { MailService } from './mail.service.js';

@Controller()
export class MailListener {
  constructor(private readonly mails: MailService) {}

  @Consumes(mailConsumer)
  send(@Payload() event: DomainEvent): Promise<void> {
    return this.mails.sendMails(event);
  }
}

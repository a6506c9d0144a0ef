import { join } from 'node:path';
import { Module } from '@nestjs/common';
import { Config } from '../config/config.js';
import { DeliveryOutcomes } from './delivery-outcomes.js';
import { FileMailer } from './file-mailer.js';
import { MailWriter } from './mail-writer.js';
import { MailListener } from './mail.listener.js';
import { MailService } from './mail.service.js';
import { Mailer } from './mailer.js';
import { SmtpMailer } from './smtp-mailer.js';

/** The sending half: in the listener's process, or in the API's when no broker is configured. */
@Module({
  controllers: [MailListener],
  providers: [
    MailService,
    MailWriter,
    DeliveryOutcomes,
    {
      provide: Mailer,
      inject: [Config],
      useFactory: ({ smtpUrl, mailFrom, dataDir }: Config) =>
        smtpUrl ? new SmtpMailer(smtpUrl, mailFrom) : new FileMailer(join(dataDir, 'mail'), mailFrom),
    },
  ],
})
export class MailListenerModule {}

import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { EmailDelivery } from './email-delivery.entity.js';
import { MailController } from './mail.controller.js';
import { MailQueries } from './mail.queries.js';

@Module({
  imports: [TypeOrmModule.forFeature([EmailDelivery])],
  controllers: [MailController],
  providers: [MailQueries],
})
export class MailModule {}

import { Module } from '@nestjs/common';
import { MailIssueService } from './mail-issue.service.js';

@Module({ providers: [MailIssueService], exports: [MailIssueService] })
export class MailIssueModule {}

import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { MailIssue } from './mail-issue.entity.js';

/** For the API, which has the users that the table refers to; a listener writes to it without. */
@Module({ imports: [TypeOrmModule.forFeature([MailIssue])] })
export class MailIssueTableModule {}

import { Module } from '@nestjs/common';
import { AuthModule } from '../auth/auth.module.js';
import { OneTimeTokenModule } from '../one-time-token/one-time-token.module.js';
import { UserModule } from '../user/user.module.js';
import { EmailChangeService } from './email-change.service.js';
import { EmailController } from './email.controller.js';
import { EmailVerificationService } from './email-verification.service.js';

@Module({
  imports: [AuthModule, OneTimeTokenModule, UserModule],
  controllers: [EmailController],
  providers: [EmailChangeService, EmailVerificationService],
})
export class EmailModule {}

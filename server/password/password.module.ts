import { Module } from '@nestjs/common';
import { AccessTokenModule } from '../access-token/access-token.module.js';
import { AuthModule } from '../auth/auth.module.js';
import { LinkedIdentitiesModule } from '../identity/linked-identities.module.js';
import { OneTimeTokenModule } from '../one-time-token/one-time-token.module.js';
import { ThrottleModule } from '../throttle/throttle.module.js';
import { UserModule } from '../user/user.module.js';
import { AccountAccess } from './account-access.service.js';
import { PasswordController } from './password.controller.js';
import { PasswordResetService } from './password-reset.service.js';
import { PasswordService } from './password.service.js';
import { SessionReportController } from './session-report.controller.js';
import { SessionReportService } from './session-report.service.js';

@Module({
  imports: [AccessTokenModule, AuthModule, LinkedIdentitiesModule, OneTimeTokenModule, ThrottleModule, UserModule],
  controllers: [PasswordController, SessionReportController],
  providers: [AccountAccess, PasswordResetService, PasswordService, SessionReportService],
})
export class PasswordModule {}

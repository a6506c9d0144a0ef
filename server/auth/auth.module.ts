import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { JwtModule } from '@nestjs/jwt';
import { PassportModule } from '@nestjs/passport';
import { CategoryModule } from '../category/category.module.js';
import { SameOriginGuard } from '../http/same-origin.guard.js';
import { LedgerModule } from '../ledger/ledger.module.js';
import { ThrottleModule } from '../throttle/throttle.module.js';
import { UserModule } from '../user/user.module.js';
import { AccessTokenModule } from '../access-token/access-token.module.js';
import { OneTimeTokenModule } from '../one-time-token/one-time-token.module.js';
import { AccountOpeningService } from './account-opening.service.js';
import { AuthController } from './auth.controller.js';
import { AuthQueries } from './auth.queries.js';
import { ExpiredSessionSweeper } from './expired-session-sweeper.js';
import { JwtStrategy } from './jwt.strategy.js';
import { LocalStrategy } from './local.strategy.js';
import { LoginThrottle } from './login-throttle.js';
import { OptionalSession } from './optional-session.service.js';
import { PasswordConfirmation } from './password-confirmation.service.js';
import { PasswordHasher } from './password-hasher.js';
import { PasswordSignInService } from './password-sign-in.service.js';
import { ReauthenticationService } from './reauthentication.service.js';
import { RegistrationService } from './registration.service.js';
import { SessionCookies } from './session-cookies.service.js';
import { SessionController } from './session.controller.js';
import { SessionGuard } from './session.guard.js';
import { SessionModule } from './session.module.js';
import { SessionTokens } from './session-token.js';
import { SignInRecorder } from './sign-in-recorder.js';
import { SignInService } from './sign-in.service.js';

@Module({
  imports: [
    PassportModule.register({ session: false }),
    JwtModule.register({}),
    AccessTokenModule,
    OneTimeTokenModule,
    SessionModule,
    ThrottleModule,
    UserModule,
    LedgerModule,
    CategoryModule,
  ],
  controllers: [AuthController, SessionController],
  providers: [
    AccountOpeningService,
    AuthQueries,
    ExpiredSessionSweeper,
    JwtStrategy,
    LocalStrategy,
    LoginThrottle,
    OptionalSession,
    PasswordConfirmation,
    PasswordHasher,
    PasswordSignInService,
    ReauthenticationService,
    RegistrationService,
    SessionCookies,
    SessionTokens,
    SignInRecorder,
    SignInService,
    { provide: APP_GUARD, useClass: SameOriginGuard },
    { provide: APP_GUARD, useClass: SessionGuard },
  ],
  exports: [
    AccountOpeningService,
    LoginThrottle,
    OptionalSession,
    PasswordConfirmation,
    PasswordHasher,
    ReauthenticationService,
    RegistrationService,
    SessionModule,
    SignInService,
  ],
})
export class AuthModule {}

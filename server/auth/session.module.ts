import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { OneTimeTokenModule } from '../one-time-token/one-time-token.module.js';
import { UserModule } from '../user/user.module.js';
import { KnownDevice } from './known-device.entity.js';
import { KnownDeviceService } from './known-device.service.js';
import { SessionRow } from './session.entity.js';
import { SessionLimits } from './session-limits.js';
import { SessionQueries } from './session.queries.js';
import { SessionService } from './session.service.js';

/** Sessions by themselves, for whoever has to know whether one is open. */
@Module({
  imports: [TypeOrmModule.forFeature([SessionRow, KnownDevice]), OneTimeTokenModule, UserModule],
  providers: [KnownDeviceService, SessionLimits, SessionQueries, SessionService],
  exports: [SessionLimits, SessionQueries, SessionService],
})
export class SessionModule {}

import { Module } from '@nestjs/common';
import { ThrottleModule } from '../throttle/throttle.module.js';
import { UserModule } from '../user/user.module.js';
import { UnsubscribeController } from './unsubscribe.controller.js';
import { UnsubscribeQueries } from './unsubscribe.queries.js';
import { UnsubscribeService } from './unsubscribe.service.js';

@Module({
  imports: [ThrottleModule, UserModule],
  controllers: [UnsubscribeController],
  providers: [UnsubscribeQueries, UnsubscribeService],
})
export class UnsubscribeModule {}

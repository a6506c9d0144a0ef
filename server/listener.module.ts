import { type DynamicModule, Module } from '@nestjs/common';
import { ActivityListenerModule } from './activity/activity-listener.module.js';
import { CacheModule } from './cache/cache.module.js';
import { type Clock } from './clock.js';
import { type Config } from './config/config.js';
import { ConfigModule } from './config/config.module.js';
import { DatabaseModule } from './database/database.module.js';
import { EventsModule } from './events/events.module.js';
import { HealthModule } from './health/health.module.js';
import { MailListenerModule } from './mail/mail-listener.module.js';

/** The consumers, and the health page that tells whether they can work. */
@Module({})
export class ListenerModule {
  static register(config: Config, clock?: Clock): DynamicModule {
    return {
      module: ListenerModule,
      imports: [
        ConfigModule.register(config, clock),
        DatabaseModule,
        EventsModule,
        CacheModule,
        HealthModule,
        ActivityListenerModule,
        MailListenerModule,
      ],
    };
  }
}

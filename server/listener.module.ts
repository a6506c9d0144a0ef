import { type DynamicModule, Module } from '@nestjs/common';
import { ActivityListenerModule } from './activity/activity-listener.module.js';
import { BudgetListenerModule } from './budget/budget-listener.module.js';
import { CacheModule } from './cache/cache.module.js';
import { type Clock } from './clock.js';
import { type Config } from './config/config.js';
import { ConfigModule } from './config/config.module.js';
import { DatabaseModule } from './database/database.module.js';
import { activityConsumer, budgetConsumer, mailConsumer, receiptConsumer } from './events/consumers.js';
import { consumersHere } from './events/consumers-here.js';
import { EventsModule } from './events/events.module.js';
import { HealthModule } from './health/health.module.js';
import { MailListenerModule } from './mail/mail-listener.module.js';
import { MetricsModule } from './metrics/metrics.module.js';
import { NewsScheduleModule } from './news/news-schedule.module.js';
import { ReceiptListenerModule } from './receipt/receipt-listener.module.js';
import { SummaryScheduleModule } from './summary/summary-schedule.module.js';

/**
 * The consumers that LISTEN names, or all, and the health page that tells whether they can work. What is sent by the clock
 * is made where mails are.
 */
@Module({})
export class ListenerModule {
  static register(config: Config, clock?: Clock): DynamicModule {
    const consumers = consumersHere(config);
    return {
      module: ListenerModule,
      imports: [
        ConfigModule.register(config, clock),
        DatabaseModule,
        EventsModule,
        CacheModule,
        HealthModule,
        MetricsModule,
        ...(consumers.includes(activityConsumer) ? [ActivityListenerModule] : []),
        ...(consumers.includes(mailConsumer) ? [MailListenerModule, NewsScheduleModule, SummaryScheduleModule] : []),
        ...(consumers.includes(receiptConsumer) ? [ReceiptListenerModule] : []),
        ...(consumers.includes(budgetConsumer) ? [BudgetListenerModule] : []),
      ],
    };
  }
}

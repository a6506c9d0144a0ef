import { type DynamicModule, Module } from '@nestjs/common';
import { AccountRemovalModule } from './account-removal/account-removal.module.js';
import { ActivityListenerModule } from './activity/activity-listener.module.js';
import { ActivityModule } from './activity/activity.module.js';
import { AuthModule } from './auth/auth.module.js';
import { BudgetListenerModule } from './budget/budget-listener.module.js';
import { BudgetModule } from './budget/budget.module.js';
import { CacheModule } from './cache/cache.module.js';
import { CategoryModule } from './category/category.module.js';
import { CategoryRemovalModule } from './category-removal/category-removal.module.js';
import { type Clock } from './clock.js';
import { type Config } from './config/config.js';
import { ConfigModule } from './config/config.module.js';
import { DatabaseModule } from './database/database.module.js';
import { DemoModule } from './demo/demo.module.js';
import { EmailModule } from './email/email.module.js';
import { EventsModule } from './events/events.module.js';
import { ExpenseModule } from './expense/expense.module.js';
import { HealthModule } from './health/health.module.js';
import { IdentityModule } from './identity/identity.module.js';
import { LedgerModule } from './ledger/ledger.module.js';
import { MailListenerModule } from './mail/mail-listener.module.js';
import { MailModule } from './mail/mail.module.js';
import { MailIssueTableModule } from './mail-issue/mail-issue-table.module.js';
import { MetricsModule } from './metrics/metrics.module.js';
import { MonitorModule } from './monitor/monitor.module.js';
import { NewsModule } from './news/news.module.js';
import { NewsScheduleModule } from './news/news-schedule.module.js';
import { PasswordModule } from './password/password.module.js';
import { ReceiptListenerModule } from './receipt/receipt-listener.module.js';
import { ReceiptModule } from './receipt/receipt.module.js';
import { ReportModule } from './report/report.module.js';
import { SavedFilterModule } from './saved-filter/saved-filter.module.js';
import { SuggestionModule } from './suggestion/suggestion.module.js';
import { SummaryScheduleModule } from './summary/summary-schedule.module.js';
import { UnsubscribeModule } from './unsubscribe/unsubscribe.module.js';
import { UserModule } from './user/user.module.js';

/** The API. Without a broker, what the listener does is done here too. */
@Module({})
export class AppModule {
  static register(config: Config, clock?: Clock): DynamicModule {
    return {
      module: AppModule,
      imports: [
        ConfigModule.register(config, clock),
        DatabaseModule,
        EventsModule,
        CacheModule,
        AuthModule,
        PasswordModule,
        EmailModule,
        IdentityModule,
        UserModule,
        AccountRemovalModule,
        LedgerModule,
        CategoryModule,
        ExpenseModule,
        ReceiptModule,
        ReportModule,
        SuggestionModule,
        SavedFilterModule,
        CategoryRemovalModule,
        BudgetModule,
        ActivityModule,
        MailModule,
        MailIssueTableModule,
        DemoModule,
        NewsModule,
        UnsubscribeModule,
        MonitorModule,
        HealthModule,
        MetricsModule,
        ...(config.rabbitmqUrl
          ? []
          : [
              ActivityListenerModule,
              MailListenerModule,
              ReceiptListenerModule,
              BudgetListenerModule,
              NewsScheduleModule,
              SummaryScheduleModule,
            ]),
      ],
    };
  }
}

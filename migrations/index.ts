import { CreateUsersAndSessions1795558000000 } from './1795558000000-create-users-and-sessions.js';
import { CreateLedgers1795558001000 } from './1795558001000-create-ledgers.js';
import { CreateEvents1795558002000 } from './1795558002000-create-events.js';
import { AddAccountSecurity1795569000000 } from './1795569000000-add-account-security.js';
import { CreateIdentities1795569001000 } from './1795569001000-create-identities.js';
import { CreateEmailDeliveries1795569002000 } from './1795569002000-create-email-deliveries.js';
import { KeepDeletedExpenses1795580000000 } from './1795580000000-keep-deleted-expenses.js';
import { IndexExpensesForSearch1795580001000 } from './1795580001000-index-expenses-for-search.js';
import { CountExpenses1795580002000 } from './1795580002000-count-expenses.js';
import { NestAndArchiveCategories1795580003000 } from './1795580003000-nest-and-archive-categories.js';
import { CreateSavedFilters1795580004000 } from './1795580004000-create-saved-filters.js';
import { IndexActivitiesByExpense1795580005000 } from './1795580005000-index-activities-by-expense.js';
import { AddMailPreferences1795600000000 } from './1795600000000-add-mail-preferences.js';
import { CreateNews1795600001000 } from './1795600001000-create-news.js';
import { TellHandedOverMailApart1795600002000 } from './1795600002000-tell-handed-over-mail-apart.js';
import { CreateParkedMessages1795600003000 } from './1795600003000-create-parked-messages.js';
import { PartitionActivities1795600004000 } from './1795600004000-partition-activities.js';
import { IndexActivitiesByTime1795600005000 } from './1795600005000-index-activities-by-time.js';
import { CreateReceipts1795700000000 } from './1795700000000-create-receipts.js';
import { IndexReceiptSizes1795750000000 } from './1795750000000-index-receipt-sizes.js';
import { CreateBudgets1795800000000 } from './1795800000000-create-budgets.js';

/** All migrations, in their order. */
export const migrations = [
  CreateUsersAndSessions1795558000000,
  CreateLedgers1795558001000,
  CreateEvents1795558002000,
  AddAccountSecurity1795569000000,
  CreateIdentities1795569001000,
  CreateEmailDeliveries1795569002000,
  KeepDeletedExpenses1795580000000,
  IndexExpensesForSearch1795580001000,
  CountExpenses1795580002000,
  NestAndArchiveCategories1795580003000,
  CreateSavedFilters1795580004000,
  IndexActivitiesByExpense1795580005000,
  AddMailPreferences1795600000000,
  CreateNews1795600001000,
  TellHandedOverMailApart1795600002000,
  CreateParkedMessages1795600003000,
  PartitionActivities1795600004000,
  IndexActivitiesByTime1795600005000,
  CreateReceipts1795700000000,
  IndexReceiptSizes1795750000000,
  CreateBudgets1795800000000,
];

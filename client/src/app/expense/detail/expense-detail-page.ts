import { ChangeDetectionStrategy, Component, DOCUMENT, computed, effect, inject, signal } from '@angular/core';
import { Title } from '@angular/platform-browser';
import { Router, RouterLink } from '@angular/router';
import { toFailure } from '../../api/failure';
import type { Expense } from '../../api/types';
import { CalendarDatePipe } from '../../shared/calendar-date-pipe';
import { CategoryMark } from '../../shared/category/category-mark';
import { FailureMessage } from '../../shared/failure-message';
import { focusHeading } from '../../shared/focus-heading';
import { Icon } from '../../shared/icon';
import { isRefund } from '../../shared/money';
import { MoneyPipe } from '../../shared/money-pipe';
import { formatInstant } from '../../shared/relative-time';
import { Session } from '../../shared/session/session';
import { Toasts } from '../../shared/toasts';
import { ExpenseListAddress } from '../expense-list-address';
import { ExpenseFormLauncher } from '../form/expense-form-launcher';
import { shortTitle } from '../list/short-title';
import { ExpenseDetailStore } from './expense-detail-store';
import { ExpenseHistoryList } from './expense-history-list';
import { ExpenseReceipts } from './expense-receipts';

@Component({
  selector: 'app-expense-detail-page',
  imports: [
    CalendarDatePipe,
    CategoryMark,
    ExpenseHistoryList,
    ExpenseReceipts,
    FailureMessage,
    Icon,
    MoneyPipe,
    RouterLink,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  providers: [ExpenseDetailStore],
  templateUrl: './expense-detail-page.html',
})
export class ExpenseDetailPage {
  protected readonly store = inject(ExpenseDetailStore);
  protected readonly session = inject(Session);
  protected readonly launcher = inject(ExpenseFormLauncher);
  protected readonly listAddress = inject(ExpenseListAddress);
  protected readonly isRefund = isRefund;
  protected readonly isBusy = signal(false);
  protected readonly timeZone = computed(() => this.session.user()?.timeZone ?? 'UTC');
  protected readonly currency = computed(
    () => this.store.expense()?.currency ?? this.session.ledger()?.currency ?? 'USD',
  );
  private readonly router = inject(Router);
  private readonly toasts = inject(Toasts);
  private readonly document = inject(DOCUMENT);

  constructor() {
    const title = inject(Title);
    effect(() => {
      const expense = this.store.expense();
      if (expense) title.setTitle(`${shortTitle(expense.title)} · SpendWise`);
    });
  }

  protected instant(instant: string): string {
    return formatInstant(instant, this.timeZone());
  }

  protected async delete(expense: Expense): Promise<void> {
    const title = shortTitle(expense.title);
    const isDone = await this.attempt(`${title} was not deleted.`, () => this.store.delete(expense));
    if (!isDone) return;
    this.toasts.undoable(`Deleted ${title}.`, async () => void (await this.store.restore(expense.id)));
    await this.router.navigate(['/'], { queryParams: this.listAddress.queryParams() });
  }

  protected async restore(): Promise<void> {
    const isDone = await this.attempt('It could not be restored.', async () => {
      const { title } = await this.store.restore(this.store.id());
      this.toasts.succeed(`Restored ${shortTitle(title)}.`);
    });
    if (isDone) focusHeading(this.document);
  }

  /** One at a time; says why it failed, and has a page that turned out to be old asked for again. */
  private async attempt(problem: string, work: () => Promise<void>): Promise<boolean> {
    if (this.isBusy()) return false;
    this.isBusy.set(true);
    try {
      await work();
      return true;
    } catch (error) {
      const { status, message } = toFailure(error);
      const reason = status === 412 ? 'It has been changed meanwhile. Look at it again first.' : message;
      this.toasts.fail(`${problem} ${reason}`);
      if ([403, 404, 412].includes(status)) this.store.askAgain();
      return false;
    } finally {
      this.isBusy.set(false);
    }
  }
}

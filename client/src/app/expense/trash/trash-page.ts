import {
  ChangeDetectionStrategy,
  Component,
  type ElementRef,
  effect,
  inject,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { RouterLink } from '@angular/router';
import { toFailure } from '../../api/failure';
import type { DeletedExpense } from '../../api/types';
import { CategoryMark } from '../../shared/category/category-mark';
import { FailureMessage } from '../../shared/failure-message';
import { Icon } from '../../shared/icon';
import { isRefund } from '../../shared/money';
import { MoneyPipe } from '../../shared/money-pipe';
import { Pager } from '../../shared/pager';
import { formatInstant, relativeTime } from '../../shared/relative-time';
import { Session } from '../../shared/session/session';
import { Toasts } from '../../shared/toasts';
import { ExpenseListAddress } from '../expense-list-address';
import { shortTitle } from '../list/short-title';
import { daysLeft } from './days-left';
import { TrashStore } from './trash-store';

const SOON_DAYS = 3;

@Component({
  selector: 'app-trash-page',
  imports: [CategoryMark, FailureMessage, Icon, MoneyPipe, Pager, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  providers: [TrashStore],
  templateUrl: './trash-page.html',
})
export class TrashPage {
  protected readonly store = inject(TrashStore);
  protected readonly session = inject(Session);
  protected readonly listAddress = inject(ExpenseListAddress);
  protected readonly isRefund = isRefund;
  protected readonly busy = signal<string | null>(null);
  protected readonly placeholders = [1, 2, 3, 4, 5];
  private readonly toasts = inject(Toasts);
  private readonly region = viewChild.required<ElementRef<HTMLElement>>('region');

  constructor() {
    effect(() => {
      const page = this.store.page();
      if (this.store.isPastTheEnd() && page) {
        untracked(() => void this.store.showPage(Math.ceil(page.total / page.pageSize)));
      }
    });
  }

  protected deletion({ deletedAt, deletedBy }: DeletedExpense): string {
    return `deleted ${relativeTime(deletedAt, new Date())}${deletedBy ? ` by ${deletedBy}` : ''}`;
  }

  protected instant({ deletedAt }: DeletedExpense): string {
    return formatInstant(deletedAt, this.session.user()?.timeZone ?? 'UTC');
  }

  protected remaining({ deletedAt }: DeletedExpense): { text: string; isSoon: boolean } {
    const days = daysLeft(deletedAt, new Date());
    const text = days <= 1 ? 'Last day' : `${days} days left`;
    return { text, isSoon: days <= SOON_DAYS };
  }

  protected async restore(expense: DeletedExpense): Promise<void> {
    if (this.busy()) return;
    this.busy.set(expense.id);
    const title = shortTitle(expense.title);
    try {
      await this.store.restore(expense);
      this.toasts.succeed(`Restored ${title}.`);
      // Its button goes with it.
      this.region().nativeElement.focus({ preventScroll: true });
    } catch (error) {
      const failure = toFailure(error);
      const reason = failure.status === 404 ? 'It is gone for good by now.' : failure.message;
      this.toasts.fail(`${title} could not be restored. ${reason}`);
      if (failure.status === 404) this.store.reload();
    } finally {
      this.busy.set(null);
    }
  }

  protected async showPage(page: number): Promise<void> {
    await this.store.showPage(page);
    this.region().nativeElement.focus({ preventScroll: true });
    this.region().nativeElement.scrollIntoView?.({ block: 'start' });
  }
}

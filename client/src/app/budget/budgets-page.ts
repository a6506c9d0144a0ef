import {
  ChangeDetectionStrategy,
  Component,
  Injector,
  afterNextRender,
  computed,
  inject,
  viewChild,
} from '@angular/core';
import type { ElementRef } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Budget } from '../api/types';
import { FailureMessage } from '../shared/failure-message';
import { Icon } from '../shared/icon';
import { formatMoney } from '../shared/money';
import { Session } from '../shared/session/session';
import { BudgetDialogs } from './budget-dialogs';
import { BudgetRow } from './budget-row';
import { BudgetStore } from './budget-store';
import { monthInWords, moveMonth } from './month';

/** How many budgets are suggested to who has none. */
const SUGGESTED = 4;

/** What one wants to spend in a month, and how far that is used. */
@Component({
  selector: 'app-budgets-page',
  imports: [BudgetRow, FailureMessage, Icon, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  providers: [BudgetStore, BudgetDialogs],
  templateUrl: './budgets-page.html',
  host: { class: 'budgets' },
})
export class BudgetsPage {
  protected readonly store = inject(BudgetStore);
  protected readonly placeholders = [1, 2, 3, 4];
  private readonly dialogs = inject(BudgetDialogs);
  private readonly session = inject(Session);
  private readonly injector = inject(Injector);
  private readonly heading = viewChild.required<ElementRef<HTMLElement>>('heading');
  protected readonly currency = computed(() => this.session.ledger()?.currency ?? 'USD');
  protected readonly isFull = computed(
    () => !this.store.free().isWholeFree && this.store.free().categories.length === 0,
  );
  protected readonly months = computed(() => {
    const month = this.store.month();
    return { before: moveMonth(month, -1), after: moveMonth(month, 1), words: month ? monthInWords(month) : '' };
  });
  /** What months cost lately, the most first. */
  protected readonly suggestions = computed(() => {
    const { isWholeFree, categories } = this.store.free();
    const free = [...(isWholeFree ? [{ id: null, name: 'All categories' }] : []), ...categories];
    return free
      .flatMap(({ id, name }) => {
        const amount = this.store.averages().get(id);
        return amount ? [{ id, amount, words: `${name}, ${formatMoney(amount, this.currency())} a month` }] : [];
      })
      .sort((one, other) => Number(other.amount) - Number(one.amount))
      .slice(0, SUGGESTED);
  });
  protected readonly monthInWords = monthInWords;

  protected async add(categoryId?: string | null): Promise<void> {
    await this.dialogs.add(this.currency(), categoryId);
  }

  protected async edit(budget: Budget): Promise<void> {
    await this.dialogs.edit(budget, this.currency());
  }

  /** The focus does not stay on a button that is gone. */
  protected async remove(budget: Budget): Promise<void> {
    if (!(await this.store.delete(budget))) return;
    afterNextRender(() => this.heading().nativeElement.focus(), { injector: this.injector });
  }
}

import { httpResource } from '@angular/common/http';
import { Injectable, computed, inject } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute } from '@angular/router';
import { type Observable, firstValueFrom, map } from 'rxjs';
import { toFailure } from '../api/failure';
import type { Budget, BudgetUpdate, MonthReport, NewBudget } from '../api/types';
import { BudgetClient } from '../shared/budget/budget-client';
import { budgetName } from '../shared/budget/budget-in-words';
import { CategoryClient } from '../shared/category/category-client';
import { latestValue } from '../shared/latest-value';
import { LedgerChanges } from '../shared/ledger-changes';
import { Session } from '../shared/session/session';
import { Toasts } from '../shared/toasts';
import { averages, monthsBefore } from './budget-suggestions';
import { readMonth } from './month';

/** The budgets of the month in the address, and what one does with them. A verb that resolves is done. */
@Injectable()
export class BudgetStore {
  private readonly route = inject(ActivatedRoute);
  private readonly session = inject(Session);
  private readonly client = inject(BudgetClient);
  private readonly changes = inject(LedgerChanges);
  private readonly toasts = inject(Toasts);
  private readonly ledgerId = () => this.session.ledger()?.id;
  private readonly asked = toSignal(this.route.queryParamMap.pipe(map((params) => readMonth(params.get('month')))));

  readonly currentMonth = computed(() => this.session.user()?.today.slice(0, 7) ?? '');
  readonly month = computed(() => this.asked() ?? this.currentMonth());
  /** Amounts change from the current month on: others are to be looked at. */
  readonly canChange = computed(() => this.session.canWrite() && this.month() === this.currentMonth());
  private readonly answer = this.client.list(this.ledgerId, this.month);
  private readonly latest = latestValue(this.answer);
  /** Undefined until those of the month are there. */
  readonly list = computed(() => (this.latest()?.month === this.month() ? this.latest() : undefined));
  readonly error = computed(() => (this.answer.isLoading() ? undefined : this.answer.error()));

  private readonly categoryAnswer = inject(CategoryClient).list(this.ledgerId);
  private readonly allCategories = computed(() =>
    this.categoryAnswer.hasValue() ? (this.categoryAnswer.value()?.items ?? []) : [],
  );
  /** Those without a budget, to set one for. */
  readonly free = computed(() => {
    const taken = new Set(this.list()?.items.map(({ category }) => category?.id ?? null));
    return {
      isWholeFree: !taken.has(null),
      categories: this.allCategories().filter(({ id, isArchived }) => !isArchived && !taken.has(id)),
    };
  });
  private readonly past = httpResource<MonthReport>(() => {
    const [ledger, month] = [this.ledgerId(), this.currentMonth()];
    const params = { period: 'custom', ...monthsBefore(month) };
    return ledger && month ? { url: `/api/ledgers/${ledger}/reports/by-month`, params } : undefined;
  });
  /** Empty where there is no past, or while it is not known. */
  readonly averages = computed(() => {
    const report = this.past.hasValue() ? this.past.value() : undefined;
    return report ? averages(report, this.allCategories()) : new Map<string | null, string>();
  });

  reload(): void {
    this.answer.reload();
  }

  async create(budget: NewBudget): Promise<void> {
    const made = await this.send((ledger) => this.client.create(ledger, budget));
    this.toasts.undoable(`The budget for ${quoted(made)} is set.`, async () => {
      await this.send((ledger) => this.client.delete(ledger, made.id));
    });
  }

  async update(before: Budget, changes: BudgetUpdate): Promise<void> {
    const after = await this.send((ledger) => this.client.update(ledger, before, changes));
    const { amount, carryOver } = before;
    this.toasts.undoable(`The budget for ${quoted(after)} is changed.`, async () => {
      await this.send((ledger) => this.client.update(ledger, after, { amount, carryOver }));
    });
  }

  /** Fails with a toast. @returns whether it is gone. */
  async delete(budget: Budget): Promise<boolean> {
    try {
      await this.send((ledger) => this.client.delete(ledger, budget.id));
    } catch (error) {
      this.toasts.fail(`The budget for ${quoted(budget)} could not be deleted. ${toFailure(error).message}`);
      return false;
    }
    this.toasts.undoable(`The budget for ${quoted(budget)} is deleted.`, async () => {
      await this.send((ledger) => this.client.restore(ledger, budget.id));
    });
    return true;
  }

  private async send<T>(request: (ledgerId: string) => Observable<T>): Promise<T> {
    const answer = await firstValueFrom(request(this.ledgerId() ?? ''), { defaultValue: undefined as T });
    this.changes.announce();
    return answer;
  }
}

const quoted = (budget: Pick<Budget, 'category'>) => (budget.category ? `“${budgetName(budget)}”` : 'all categories');

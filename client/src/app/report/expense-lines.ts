import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Bubble } from '../api/types';
import { formatDate } from '../shared/calendar-date';
import { CategoryMark } from '../shared/category/category-mark';
import { MoneyPipe } from '../shared/money-pipe';
import { ReportStore } from './report-store';

/** Some expenses, each with a word about it; one opens by a press. */
@Component({
  selector: 'app-expense-lines',
  imports: [CategoryMark, MoneyPipe, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <ul class="expense-lines">
      @for (line of lines(); track line.expenseId) {
        <li>
          <a class="expense-line" [routerLink]="['/expenses', line.expenseId]">
            @if (categoryOf(line); as category) {
              <app-category-mark [category]="category" />
            }
            <span class="expense-line-what">
              <span class="expense-line-title" dir="auto">{{ line.title }}</span>
              <span class="expense-line-note" [class.is-reason]="line.reason">{{ line.reason ?? day(line) }}</span>
            </span>
            <span class="expense-line-amount">{{ line.amount | money: currency() }}</span>
          </a>
        </li>
      }
    </ul>
  `,
})
export class ExpenseLines {
  readonly lines = input.required<readonly (Bubble & { reason?: string })[]>();
  /** ISO 4217. */
  readonly currency = input.required<string>();

  private readonly store = inject(ReportStore);

  protected categoryOf({ categoryId }: Bubble) {
    return this.store.categories()?.find(({ id }) => id === categoryId);
  }

  protected day({ spentOn }: Bubble): string {
    return formatDate(spentOn);
  }
}

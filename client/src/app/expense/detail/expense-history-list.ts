import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import type { ExpenseHistoryEntry } from '../../api/types';
import { Icon } from '../../shared/icon';
import { formatInstant } from '../../shared/relative-time';
import { historySentence } from './history-sentence';

const ICONS: Readonly<Record<ExpenseHistoryEntry['type'], string>> = {
  'expense.created': 'plus-lg',
  'expense.updated': 'pencil',
  'expense.deleted': 'trash',
  'expense.restored': 'arrow-counterclockwise',
};

/** Who did what to an expense and when, the latest first. */
@Component({
  selector: 'app-expense-history-list',
  imports: [Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <ol class="history-list">
      @for (line of lines(); track line.id) {
        <li class="history-entry">
          <span class="feed-icon"><app-icon [name]="line.icon" /></span>
          <div>
            <p class="history-text">{{ line.text }}</p>
            <time [attr.datetime]="line.occurredAt">{{ line.time }}</time>
          </div>
        </li>
      }
    </ol>
  `,
})
export class ExpenseHistoryList {
  readonly entries = input.required<readonly ExpenseHistoryEntry[]>();
  readonly currency = input.required<string>();
  readonly timeZone = input.required<string>();

  protected readonly lines = computed(() =>
    this.entries().map((entry) => ({
      id: entry.id,
      icon: ICONS[entry.type],
      text: historySentence(entry, this.currency()),
      occurredAt: entry.occurredAt,
      time: formatInstant(entry.occurredAt, this.timeZone()),
    })),
  );
}

import { ChangeDetectionStrategy, Component, DOCUMENT, computed, effect, inject, input, output } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { FormControl, FormGroup, ReactiveFormsModule } from '@angular/forms';
import { type CalendarDate } from '../shared/calendar-date';
import { DateField } from '../shared/date-field';
import { Icon } from '../shared/icon';
import {
  ACTIVITY_KINDS,
  type ActivityFilter,
  type ActivityKind,
  isNarrowed,
  readActivityFilter,
} from './activity-criteria';

const NAMES: Readonly<Record<ActivityKind, string>> = {
  expense: 'Expenses and receipts',
  category: 'Categories, filters and budgets',
  security: 'Logins and security',
  account: 'Account',
  mail: 'Mail',
};

/** Chooses what the feed is narrowed to. */
@Component({
  selector: 'app-activity-filters',
  imports: [DateField, Icon, ReactiveFormsModule],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './activity-filters.html',
})
export class ActivityFilters {
  readonly filter = input.required<ActivityFilter>();
  /** Of the person. */
  readonly today = input.required<CalendarDate>();
  readonly filterChange = output<ActivityFilter>();

  protected readonly kinds = ACTIVITY_KINDS.map((value) => ({ value, name: NAMES[value] }));
  protected readonly ends = [
    { name: 'from', label: 'From' },
    { name: 'to', label: 'To' },
  ] as const;
  protected readonly form = new FormGroup({
    kind: new FormControl('', { nonNullable: true }),
    from: new FormControl('', { nonNullable: true }),
    to: new FormControl('', { nonNullable: true }),
  });
  private readonly values = toSignal(this.form.valueChanges, { initialValue: this.form.value });
  protected readonly problems = computed(() => problemsOf(this.values()));
  protected readonly isNarrowed = computed(() => isNarrowed(this.filter()));
  private readonly document = inject(DOCUMENT);

  constructor() {
    effect(() => {
      const filter = this.filter();
      if (!isSame(filter, readActivityFilter(this.form.value))) {
        this.form.setValue({ kind: '', from: '', to: '', ...filter }, { emitEvent: false });
      }
    });
    this.form.valueChanges.subscribe((values) => {
      const filter = readActivityFilter(values);
      const problems = problemsOf(values);
      if (!problems.from && !problems.to && !isSame(filter, this.filter())) this.filterChange.emit(filter);
    });
  }

  protected clear(): void {
    this.form.setValue({ kind: '', from: '', to: '' });
    // The button goes away under the focus.
    this.document.querySelector<HTMLElement>('#activity-kind')?.focus();
  }
}

type Values = Partial<Record<'kind' | 'from' | 'to', string>>;

function problemsOf(values: Values): { from: string; to: string } {
  const { from, to } = readActivityFilter(values);
  const unreadable = 'This is not a date';
  return {
    from: values.from && !from ? unreadable : '',
    to: values.to && !to ? unreadable : from && to && to < from ? 'This is before the first day' : '',
  };
}

const isSame = (one: ActivityFilter, other: ActivityFilter) =>
  one.kind === other.kind && one.from === other.from && one.to === other.to;

import { NgTemplateOutlet } from '@angular/common';
import { ChangeDetectionStrategy, Component, ElementRef, computed, inject, output, signal } from '@angular/core';
import { type CalendarDate, formatDate, formatDateRange } from '../shared/calendar-date';
import { ChartCard } from '../shared/chart/chart-card';
import { injectChartLooks } from '../shared/chart/chart-looks';
import type { ChartRows } from '../shared/chart/chart-rows';
import { formatMoney } from '../shared/money';
import { injectIsNarrow } from '../shared/narrow-screen';
import { Session } from '../shared/session/session';
import { dayFigure } from './day-figure';
import { type CalendarDay, type CalendarWeek, dayWeeks } from './day-weeks';
import type { FilterWish } from './filter-wish';
import { firstWeekday } from './first-weekday';
import { ReportStore } from './report-store';
import { periodRange, weekWindow } from './report-window';

/** By which an arrow key moves: days. */
const STEPS: Readonly<Record<string, { wide: number; narrow: number }>> = {
  ArrowUp: { wide: -1, narrow: -7 },
  ArrowDown: { wide: 1, narrow: 7 },
  ArrowLeft: { wide: -7, narrow: -1 },
  ArrowRight: { wide: 7, narrow: 1 },
};

/**
 * A year of days, darker the more was spent: a column for each week on a wide screen, a line for each, the latest first, on a
 * narrow one. One of its days is a stop of the Tab key, arrow keys reach the others.
 */
@Component({
  selector: 'app-day-card',
  imports: [ChartCard, NgTemplateOutlet],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './day-card.html',
  host: { '(keydown)': 'move($event)' },
})
export class DayCard {
  readonly wished = output<FilterWish>();

  protected readonly store = inject(ReportStore);
  protected readonly isNarrow = injectIsNarrow();
  protected readonly levels = [0, 1, 2, 3, 4];
  private readonly looks = injectChartLooks();
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  private readonly session = inject(Session);
  private readonly today = computed(() => this.session.user()?.today ?? '');
  private readonly report = this.store.byDay.value;
  private readonly range = computed(() => weekWindow(this.store.filter() ?? {}, this.today()));
  protected readonly weeks = computed(() =>
    dayWeeks(
      this.report() ?? { items: [] },
      this.range(),
      periodRange(this.store.filter() ?? {}, this.today()),
      firstWeekday(),
    ),
  );
  protected readonly latestFirst = computed(() => this.weeks().toReversed());
  protected readonly weekdays = computed(() =>
    Array.from({ length: 7 }, (_, day) => {
      // The first days of 2023 were a Sunday and those after it.
      const date = `2023-01-0${((firstWeekday() + day) % 7) + 1}`;
      return {
        short: formatDate(date, { weekday: 'short' }),
        long: formatDate(date, { weekday: 'long' }),
        isShown: day % 2 === 1,
      };
    }),
  );
  /** Half a year each, which fill the place better than one long strip; with the names of the months above their first days. */
  protected readonly halves = computed(() => {
    const middle = Math.ceil(this.weeks().length / 2);
    const halves = [this.weeks().slice(0, middle), this.weeks().slice(middle)];
    return halves.map((weeks) => {
      const padded = Array.from({ length: middle }, (_, week) => weeks[week] ?? []);
      return { weeks: padded, months: padded.map(monthOf) };
    });
  });
  private readonly days = computed(() =>
    this.weeks()
      .flat()
      .filter((day) => day !== null),
  );
  private readonly visited = signal<CalendarDate | null>(null);
  /** The stop of the Tab key. */
  protected readonly current = computed(() => {
    const days = this.days();
    const isThere = days.some(({ date }) => date === this.visited());
    return isThere ? this.visited() : (days.findLast(({ amount }) => amount !== null) ?? days.at(-1))?.date;
  });
  protected readonly note = computed(() => formatDateRange(this.range().from, this.range().to));
  protected readonly rows = computed<ChartRows | undefined>(() => {
    const report = this.report();
    if (!report) return undefined;
    return {
      currency: report.currency,
      columns: [
        { label: 'Day', kind: 'date' },
        { label: 'Amount', kind: 'money' },
        { label: 'Expenses', kind: 'count' },
      ],
      rows: report.items.map(({ date, amount, count }) => [date, amount, count]),
    };
  });
  protected readonly summary = computed(() => {
    const items = this.report()?.items ?? [];
    const [first] = items.toSorted((a, b) => Number(b.amount) - Number(a.amount));
    const most = first ? ` The most on ${formatDate(first.date)}: ${this.inMoney(first.amount)}.` : '';
    return `Calendar of ${this.note()}: ${items.length} days with expenses.${most}`;
  });
  protected readonly picture = () => dayFigure(this.weeks(), this.looks());

  protected inWords({ date, amount, count }: CalendarDay): string {
    const day = formatDate(date, { dateStyle: 'full' });
    return amount === null
      ? `${day}: nothing`
      : `${day}: ${this.inMoney(amount)}, ${count} ${count === 1 ? 'expense' : 'expenses'}`;
  }

  protected numberOf({ date }: CalendarDay): string {
    return date.endsWith('-01') ? formatDate(date, { month: 'short' }) : String(Number(date.slice(8)));
  }

  /** There is nothing to show of a day that cost nothing. */
  protected press({ date, amount }: CalendarDay): void {
    this.visited.set(date);
    if (amount !== null) this.show(date);
  }

  private show(date: CalendarDate): void {
    this.wished.emit({ changes: { period: 'custom', from: date, to: date }, name: formatDate(date) });
  }

  protected showRow(index: number): void {
    const date = this.report()?.items[index]?.date;
    if (date) this.show(date);
  }

  protected move(event: KeyboardEvent): void {
    const step = STEPS[event.key]?.[this.isNarrow() ? 'narrow' : 'wide'];
    if (!step || !(event.target instanceof HTMLElement) || !event.target.dataset['date']) return;
    event.preventDefault();
    const days = this.days();
    // On a narrow screen the next week is above.
    const by = this.isNarrow() && Math.abs(step) === 7 ? -step : step;
    const next = days[days.findIndex(({ date }) => date === this.current()) + by];
    if (!next) return;
    this.visited.set(next.date);
    this.host.querySelector<HTMLElement>(`[data-date="${next.date}"]`)?.focus();
  }

  private inMoney(amount: string): string {
    return formatMoney(amount, this.report()?.currency ?? 'USD');
  }
}

/** The name of the month that begins in a week; none in most weeks. */
function monthOf(week: CalendarWeek): string {
  const first = week.find((day) => day?.date.endsWith('-01'));
  return first
    ? formatDate(first.date, first.date.slice(5, 7) === '01' ? { month: 'short', year: 'numeric' } : { month: 'short' })
    : '';
}

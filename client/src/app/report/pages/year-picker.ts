import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import { Icon } from '../../shared/icon';

/** One year, with a step to the one before and the one after it. */
@Component({
  selector: 'app-year-picker',
  imports: [Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { class: 'year-picker' },
  template: `
    <button type="button" class="filter-button" aria-label="The year before" (click)="picked.emit(year() - 1)">
      <app-icon name="chevron-left" />
    </button>
    <select class="form-select" aria-label="Year" (change)="picked.emit(+choice.value)" #choice>
      @for (option of options(); track option) {
        <option [value]="option" [selected]="option === year()">{{ option }}</option>
      }
    </select>
    <button
      type="button"
      class="filter-button"
      aria-label="The year after"
      [disabled]="year() >= latest()"
      (click)="picked.emit(year() + 1)"
    >
      <app-icon name="chevron-right" />
    </button>
  `,
})
export class YearPicker {
  readonly year = input.required<number>();
  /** Those that have expenses. */
  readonly years = input.required<readonly number[]>();
  readonly latest = input.required<number>();
  readonly picked = output<number>();

  /** The latest first. */
  protected readonly options = computed(() =>
    [...new Set([...this.years(), this.year(), this.latest()])].toSorted((one, other) => other - one),
  );
}

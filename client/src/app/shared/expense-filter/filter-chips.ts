import {
  ChangeDetectionStrategy,
  Component,
  ElementRef,
  afterRenderEffect,
  inject,
  input,
  output,
} from '@angular/core';
import type { ExpenseFilter } from '../../api/types';
import { Icon } from '../icon';
import type { FilterChip } from './filter-chip-list';

/** The rules that are on, each of which one press takes away. */
@Component({
  selector: 'app-filter-chips',
  imports: [Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <ul class="filter-chips" aria-label="Filters that are on">
      @for (chip of chips(); track chip.key) {
        <li>
          <button type="button" class="filter-chip" (click)="remove(chip)">
            @if (chip.color) {
              <span class="filter-chip-color" aria-hidden="true" [style.background-color]="chip.color"></span>
            }
            <span class="visually-hidden">Remove the filter </span>
            <span class="filter-chip-text">{{ chip.text }}</span>
            <app-icon name="x" />
          </button>
        </li>
      }
      <li><button type="button" class="btn btn-link filter-clear" (click)="clear()">Clear all</button></li>
    </ul>
  `,
})
export class FilterChips {
  readonly chips = input.required<readonly FilterChip[]>();
  readonly removed = output<Partial<ExpenseFilter>>();
  readonly cleared = output();
  /** The last one is gone, with whatever had the focus. */
  readonly lastGone = output();

  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  /** Where the focus goes once the chip before it is gone. */
  private next: number | null = null;

  constructor() {
    afterRenderEffect(() => {
      this.chips();
      if (this.next !== null) this.host.querySelectorAll<HTMLElement>('button')[this.next]?.focus();
      this.next = null;
    });
  }

  protected remove(chip: FilterChip): void {
    this.next = this.chips().indexOf(chip);
    this.removed.emit(chip.without);
    if (this.chips().length === 1) this.lastGone.emit();
  }

  protected clear(): void {
    this.cleared.emit();
    this.lastGone.emit();
  }
}

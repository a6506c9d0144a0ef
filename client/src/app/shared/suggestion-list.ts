import { computed, signal } from '@angular/core';
import type { TypeaheadMatch } from 'ngx-bootstrap/typeahead';

/** The open list of a typeahead: what is in it, and which one the keyboard points at. */
export class SuggestionList {
  private readonly all = signal<readonly TypeaheadMatch<unknown>[]>([]);
  private readonly position = signal(-1);

  readonly options = this.all.asReadonly();
  readonly activeIndex = this.position.asReadonly();
  readonly activeOption = computed(() => this.options()[this.activeIndex()]);
  /** Ngx-bootstrap writes here what it looked for. */
  query?: string | string[];

  /** `onMove` hears which option is pointed at; -1 for none. */
  constructor(private readonly onMove: (index: number) => void) {}

  set matches(matches: TypeaheadMatch<unknown>[]) {
    this.all.set(matches);
    this.pointAt(-1);
  }

  pointAt(index: number): void {
    this.position.set(index);
    this.onMove(index);
  }

  /** Around its ends, and from nowhere to the nearest one. */
  move(step: 1 | -1): void {
    const count = this.options().length;
    const start = this.activeIndex() < 0 && step < 0 ? 0 : this.activeIndex();
    this.pointAt((start + step + count) % count);
  }
}

import { Directive, ElementRef, inject } from '@angular/core';
import { RowFocus } from './row-focus';

/** Arrow keys, Home and End among the stops of a table's body. What is typed or chosen in a field stays there. */
@Directive({
  selector: 'tbody[appRowKeys]',
  host: { '(focusin)': 'onFocus($event)', '(keydown)': 'onKey($event)' },
})
export class RowKeys {
  private readonly body = inject<ElementRef<HTMLTableSectionElement>>(ElementRef).nativeElement;
  private readonly focus = inject(RowFocus);

  protected onFocus({ target }: FocusEvent): void {
    const id = target instanceof HTMLElement ? rowOf(target)?.dataset['id'] : undefined;
    if (id) this.focus.enter(id);
  }

  protected onKey(event: KeyboardEvent): void {
    const stop = event.target instanceof HTMLElement ? event.target.closest<HTMLElement>('[data-stop]') : null;
    const row = stop && rowOf(stop);
    if (!row || isField(stop) || event.altKey || event.metaKey || event.shiftKey) return;
    const next = this.next(event, row, stop);
    if (!next) return;
    event.preventDefault();
    next.focus();
  }

  private next({ key, ctrlKey }: KeyboardEvent, row: HTMLTableRowElement, stop: HTMLElement): HTMLElement | undefined {
    const stops = stopsOf(row);
    const at = stops.indexOf(stop);
    const isLeftward = getComputedStyle(row).direction === 'rtl';
    if (ctrlKey) {
      const end = key === 'Home' ? this.rows()[0] : key === 'End' ? this.rows().at(-1) : undefined;
      return end && sameStop(end, stop);
    }
    switch (key) {
      case 'ArrowRight':
        return stops[at + (isLeftward ? -1 : 1)];
      case 'ArrowLeft':
        return stops[at + (isLeftward ? 1 : -1)];
      case 'ArrowDown':
        return this.inRow(row, 1, stop);
      case 'ArrowUp':
        return this.inRow(row, -1, stop);
      case 'Home':
        return stops[0];
      case 'End':
        return stops.at(-1);
      default:
        return undefined;
    }
  }

  private inRow(row: HTMLTableRowElement, distance: 1 | -1, stop: HTMLElement): HTMLElement | undefined {
    const rows = this.rows();
    const next = rows[rows.indexOf(row) + distance];
    return next && sameStop(next, stop);
  }

  private rows(): HTMLTableRowElement[] {
    return [...this.body.rows];
  }
}

const rowOf = (element: HTMLElement) => element.closest<HTMLTableRowElement>('tr[data-id]');

/** What is shown; a style may have taken some of them away. */
const stopsOf = (row: HTMLElement) =>
  [...row.querySelectorAll<HTMLElement>('[data-stop]')].filter((stop) => stop.getClientRects().length > 0);

const sameStop = (row: HTMLElement, { dataset }: HTMLElement) =>
  stopsOf(row).find((stop) => stop.dataset['stop'] === dataset['stop']) ?? stopsOf(row)[0];

const isField = (stop: HTMLElement) => stop.matches('input:not([type="checkbox"]), select');

import { ApplicationRef, DOCUMENT, Injectable, inject, signal } from '@angular/core';

/** A place in a row that takes the focus: the row's expense, and which of the row's stops it is. */
interface Place {
  id: string;
  stop: string;
}

/**
 * Which row Tab enters, and where the focus belongs when rows come, go and move. A stop is an element with `data-stop`
 * in a row with `data-id`.
 */
@Injectable()
export class RowFocus {
  private readonly application = inject(ApplicationRef);
  private readonly document = inject(DOCUMENT);
  private readonly active = signal<string | null>(null);
  private readonly wanted = signal<Place | null>(null);
  private remembered: (Place & { index: number }) | null = null;

  /** The expense whose row was focused last. */
  readonly activeId = this.active.asReadonly();

  enter(id: string): void {
    this.active.set(id);
  }

  /** Draws what has changed and moves the focus there, before the next key is pressed: whoever types fast loses none. */
  request(id: string, stop: string): void {
    this.wanted.set({ id, stop });
    this.application.tick();
  }

  isAt(id: string, stop: string): boolean {
    const place = this.here();
    return place?.id === id && place.stop === stop;
  }

  /** Call before the rows are drawn anew. */
  remember(): void {
    const place = this.here();
    const row = this.document.activeElement?.closest('tr');
    this.remembered = place && row ? { ...place, index: row.sectionRowIndex } : null;
  }

  /** Call when the rows of `body` are drawn: the focus goes where it is wanted, or back to where it was. */
  settle(body: HTMLTableSectionElement): void {
    const wanted = this.wanted();
    if (wanted) {
      this.wanted.set(null);
      this.focus(rowOf(body, wanted.id), wanted.stop);
    } else if (this.remembered && this.isLost()) {
      const { id, stop, index } = this.remembered;
      const row = rowOf(body, id) ?? body.rows[Math.min(index, body.rows.length - 1)];
      if (row) this.focus(row, stop);
      else body.closest<HTMLElement>('[tabindex="-1"]')?.focus({ preventScroll: true });
    }
    this.remembered = null;
  }

  private here(): Place | null {
    const element = this.document.activeElement?.closest<HTMLElement>('[data-stop]');
    const id = element?.closest<HTMLElement>('[data-id]')?.dataset['id'];
    const stop = element?.dataset['stop'];
    return id && stop ? { id, stop } : null;
  }

  private focus(row: HTMLElement | null | undefined, stop: string): void {
    const element = row?.querySelector<HTMLElement>(`[data-stop="${stop}"]`);
    element?.focus();
    if (element instanceof HTMLInputElement && element.type === 'text') element.select();
  }

  private isLost(): boolean {
    const { activeElement, body } = this.document;
    return !activeElement || activeElement === body;
  }
}

function rowOf(body: HTMLTableSectionElement, id: string): HTMLTableRowElement | null {
  return [...body.rows].find((row) => row.dataset['id'] === id) ?? null;
}

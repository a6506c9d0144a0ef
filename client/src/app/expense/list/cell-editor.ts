import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { addDays } from '../../shared/calendar-date';
import { Session } from '../../shared/session/session';
import { formatTypedDate, readDate } from '../../shared/typed-date';
import { AssignableCategories } from './assignable-categories';
import { type Cell, type CellDraft, CellDrafts } from './cell-drafts';
import { cellWords } from './expense-cell';
import { RowFocus } from './row-focus';

const LABELS = { spentOn: 'Date', title: 'Title', category: 'Category', amount: 'Amount' } as const;

/** A cell while it is typed into. Enter saves, Escape leaves, Tab saves and goes on; so does leaving with the mouse. */
@Component({
  selector: 'app-cell-editor',
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './cell-editor.html',
})
export class CellEditor {
  readonly draft = input.required<CellDraft>();
  /** Tab was pressed: forward, or back with Shift. The event is for whoever goes on. */
  readonly tab = output<KeyboardEvent>();

  protected readonly options = inject(AssignableCategories);
  private readonly drafts = inject(CellDrafts);
  private readonly focus = inject(RowFocus);
  private readonly session = inject(Session);
  /** A choice made by the mouse is saved at once; one made by the arrow keys may go on. */
  private isPointed = false;

  protected readonly field = computed(() => this.draft().field);
  private readonly cell = computed<Cell>(() => ({ id: this.draft().base.id, field: this.field() }));
  protected readonly label = computed(() => `${LABELS[this.field()]} of ${this.draft().base.title}`);
  protected readonly problemId = computed(() => `cell-problem-${this.draft().base.id}-${this.field()}`);
  /** What the cell holds by now, when somebody else has changed it. */
  protected readonly theirs = computed(() => {
    const { theirs, field } = this.draft();
    return theirs && cellWords(theirs, field);
  });
  /** The expense's own category, when it cannot be chosen any more. */
  protected readonly missing = computed(() => {
    const { category } = this.draft().base;
    return this.options.options().some((option) => option.category.id === category.id) ? null : category;
  });

  protected type(text: string): void {
    this.drafts.type(this.cell(), text);
  }

  protected save(): Promise<void> {
    return this.backTo(this.cell(), (cell) => this.drafts.save(cell));
  }

  protected cancel(): void {
    void this.backTo(this.cell(), (cell) => this.drafts.cancel(cell));
  }

  protected keepMine(): void {
    void this.backTo(this.cell(), (cell) => this.drafts.keepMine(cell));
  }

  protected takeTheirs(): void {
    void this.backTo(this.cell(), (cell) => this.drafts.takeTheirs(cell));
  }

  protected onKey(event: KeyboardEvent): void {
    this.isPointed = false;
    if (event.isComposing) return;
    if (event.key === 'Enter') {
      event.preventDefault();
      void this.save();
    } else if (event.key === 'Escape') {
      event.preventDefault();
      this.cancel();
    } else if (event.key === 'Tab' && !this.draft().theirs) {
      void this.drafts.save(this.cell());
      this.tab.emit(event);
    } else if (this.field() === 'spentOn' && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) {
      event.preventDefault();
      this.step(event.key === 'ArrowUp' ? 1 : -1);
    }
  }

  protected onPointer(): void {
    this.isPointed = true;
  }

  protected choose(id: string): void {
    this.type(id);
    if (this.isPointed) void this.save();
  }

  /** The window may have lost the focus, not the field. */
  protected leave({ target }: FocusEvent): void {
    if (target instanceof HTMLElement && target.ownerDocument.activeElement === target) return;
    void this.drafts.save(this.cell());
  }

  /** The focus stays at the cell, whatever it turns into. */
  private async backTo(cell: Cell, end: (cell: Cell) => Promise<void> | void): Promise<void> {
    const ended = end(cell);
    this.focus.request(cell.id, cell.field);
    await ended;
    if (this.focus.isAt(cell.id, cell.field)) this.focus.request(cell.id, cell.field);
  }

  private step(days: number): void {
    const { id, field } = this.cell();
    const today = this.session.user()?.today ?? '';
    const date = addDays(readDate(this.drafts.of(id, field)?.text ?? '', today) ?? today, days);
    if (date <= today) this.type(formatTypedDate(date));
  }
}

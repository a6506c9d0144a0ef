import { Injectable, inject, signal } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import { type Failure, toFailure } from '../../api/failure';
import type { Expense } from '../../api/types';
import { LedgerChanges } from '../../shared/ledger-changes';
import { Session } from '../../shared/session/session';
import { Toasts } from '../../shared/toasts';
import { ExpenseClient } from '../expense-client';
import { type CellField, cellValue, changeWords, readCell, toUpdate, typedText } from './expense-cell';
import { ExpenseRows } from './expense-rows';

export interface Cell {
  /** Of the expense. */
  readonly id: string;
  readonly field: CellField;
}

/** What is being typed into one cell. */
export interface CellDraft {
  /** The expense as the person saw it when the typing began. */
  readonly base: Expense;
  readonly field: CellField;
  readonly text: string;
  /** What was read from the text, while it is on its way to the server. */
  readonly saving: string | null;
  readonly problem: string | null;
  /** Somebody else's version of the same cell: the person has to choose. */
  readonly theirs: Expense | null;
}

/** Cells that are typed into. Each is saved by itself; what cannot be saved stays typed, with the reason. */
@Injectable()
export class CellDrafts {
  private readonly client = inject(ExpenseClient);
  private readonly changes = inject(LedgerChanges);
  private readonly rows = inject(ExpenseRows);
  private readonly session = inject(Session);
  private readonly toasts = inject(Toasts);
  private readonly drafts = signal<ReadonlyMap<string, CellDraft>>(new Map());
  /** By expense: two cells of one row are saved one after the other, each upon the version of the one before. */
  private readonly queues = new Map<string, Promise<void>>();

  of(id: string, field: CellField): CellDraft | null {
    return this.drafts().get(key(id, field)) ?? null;
  }

  start(expense: Expense, field: CellField): void {
    if (this.of(expense.id, field)) return;
    const text = typedText(expense, field);
    this.keep({ base: expense, field, text, saving: null, problem: null, theirs: null });
  }

  type({ id, field }: Cell, text: string): void {
    const draft = this.of(id, field);
    if (draft) this.keep({ ...draft, text, problem: null });
  }

  cancel({ id, field }: Cell): void {
    this.drafts.update((drafts) => new Map([...drafts].filter(([other]) => other !== key(id, field))));
  }

  /** Resolves when the cell is saved, or says why it is not. */
  async save(cell: Cell): Promise<void> {
    const draft = this.of(cell.id, cell.field);
    if (draft?.saving !== null || draft.theirs) return;
    const reading = readCell(draft.text, cell.field, draft.base, this.session.user()?.today ?? '');
    if ('problem' in reading) {
      this.keep({ ...draft, problem: reading.problem });
    } else if (reading.value === cellValue(draft.base, cell.field)) {
      this.cancel(cell);
    } else {
      await this.enqueue(cell.id, this.keep({ ...draft, saving: reading.value, problem: null }), reading.value);
    }
  }

  /** Of two versions of the cell, saves the one that was typed here. */
  async keepMine(cell: Cell): Promise<void> {
    const draft = this.of(cell.id, cell.field);
    if (!draft?.theirs) return;
    this.keep({ ...draft, base: draft.theirs, theirs: null, problem: null });
    await this.save(cell);
  }

  takeTheirs(cell: Cell): void {
    const theirs = this.of(cell.id, cell.field)?.theirs;
    if (theirs) this.rows.put(theirs);
    this.cancel(cell);
    this.changes.announce();
  }

  private async enqueue(id: string, draft: CellDraft, value: string): Promise<void> {
    const sent = (this.queues.get(id) ?? Promise.resolve()).then(() => this.send(draft, value));
    this.queues.set(id, sent);
    await sent;
  }

  /** A change of another cell by somebody else is no conflict: the save is tried again upon it. */
  private async send(draft: CellDraft, value: string): Promise<void> {
    const { base, field } = draft;
    try {
      for (let known = this.rows.newest(base); ; known = await this.fetch(base.id)) {
        if (cellValue(known, field) === value) return this.finish(draft, known);
        if (cellValue(known, field) !== cellValue(base, field)) {
          this.keep({ ...draft, saving: null, theirs: known });
          return;
        }
        const saved = await this.update(known, field, value);
        if (!saved) continue;
        this.finish(draft, saved);
        this.offerUndo(known, saved, field);
        return;
      }
    } catch (error) {
      this.keep({ ...draft, saving: null, problem: saveProblem(toFailure(error)) });
    }
  }

  /** Null when somebody else was faster. */
  private async update(known: Expense, field: CellField, value: string): Promise<Expense | null> {
    try {
      return await firstValueFrom(this.client.update(this.ledgerId(), known.id, known.version, toUpdate(field, value)));
    } catch (error) {
      if (toFailure(error).status === 412) return null;
      throw error;
    }
  }

  private offerUndo(before: Expense, after: Expense, field: CellField): void {
    this.toasts.undoable(changeWords(before, after, field), async () => {
      const { id, version } = this.rows.newest(after);
      const changes = toUpdate(field, cellValue(before, field));
      this.rows.put(await firstValueFrom(this.client.update(this.ledgerId(), id, version, changes)));
      this.changes.announce();
    });
  }

  private finish(draft: CellDraft, saved: Expense): void {
    this.rows.put(saved);
    this.cancel({ id: saved.id, field: draft.field });
    this.changes.announce();
  }

  private fetch(id: string): Promise<Expense> {
    return firstValueFrom(this.client.fetch(this.ledgerId(), id));
  }

  private keep(draft: CellDraft): CellDraft {
    this.drafts.update((drafts) => new Map(drafts).set(key(draft.base.id, draft.field), draft));
    return draft;
  }

  private ledgerId(): string {
    return this.session.ledger()?.id ?? '';
  }
}

const key = (id: string, field: CellField) => `${id} ${field}`;

function saveProblem({ status, message, errors }: Failure): string {
  if (status === 404) return 'This expense has been deleted meanwhile. Press Escape to leave it.';
  return errors[0]?.message ?? message;
}

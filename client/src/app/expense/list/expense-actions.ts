import { Injectable, inject } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import { type Failure, toFailure } from '../../api/failure';
import type { CategoryLabel, Expense } from '../../api/types';
import { LedgerChanges } from '../../shared/ledger-changes';
import { Session } from '../../shared/session/session';
import { Toasts } from '../../shared/toasts';
import { ExpenseClient } from '../expense-client';
import { ExpenseRows } from './expense-rows';
import { shortTitle } from './short-title';

/** What is done to whole rows: at once, told in a toast, and taken back from there. */
@Injectable()
export class ExpenseActions {
  private readonly client = inject(ExpenseClient);
  private readonly changes = inject(LedgerChanges);
  private readonly rows = inject(ExpenseRows);
  private readonly session = inject(Session);
  private readonly toasts = inject(Toasts);

  async delete(expense: Expense): Promise<void> {
    const title = shortTitle(expense.title);
    this.rows.hide([expense]);
    try {
      await firstValueFrom(this.client.delete(this.ledgerId(), expense.id, expense.version));
    } catch (error) {
      const failure = toFailure(error);
      if (failure.status !== 404) this.rows.show([expense.id]);
      this.tell(failure, deletionProblem(title, failure));
      return;
    }
    this.changes.announce();
    this.toasts.undoable(`Deleted ${title}.`, async () => {
      await firstValueFrom(this.client.restore(this.ledgerId(), expense.id));
      this.changes.announce();
    });
  }

  /** Resolves false when it failed and the rows are there again. */
  async deleteAll(expenses: readonly Expense[]): Promise<boolean> {
    this.rows.hide(expenses);
    const items = expenses.map(({ id, version }) => ({ id, version }));
    try {
      const { ids, skipped } = await firstValueFrom(this.client.deleteAll(this.ledgerId(), { items }));
      this.rows.show(skipped);
      this.changes.announce();
      this.offer(ids.length, 'Deleted', skipped.length, async () => {
        const restored = await firstValueFrom(this.client.restoreAll(this.ledgerId(), ids));
        this.finishUndo(restored.skipped.length);
      });
      return true;
    } catch (error) {
      this.rows.show(expenses.map(({ id }) => id));
      this.tell(toFailure(error), `Nothing was deleted. ${toFailure(error).message}`);
      return false;
    }
  }

  async recategorizeAll(expenses: readonly Expense[], category: CategoryLabel): Promise<boolean> {
    const targets = expenses.map(({ id, version }) => ({ id, version, categoryId: category.id }));
    try {
      const { items, skipped } = await this.recategorize(targets);
      this.changes.announce();
      this.offer(items.length, `Put in ${shortTitle(category.name)}:`, skipped.length, async () => {
        const back = items.map(({ id, version, previousCategoryId }) => ({
          id,
          version,
          categoryId: previousCategoryId,
        }));
        this.finishUndo((await this.recategorize(back)).skipped.length);
      });
      return true;
    } catch (error) {
      this.tell(toFailure(error), `The category was not changed. ${toFailure(error).message}`);
      return false;
    }
  }

  private recategorize(items: { id: string; version: number; categoryId: string }[]) {
    return firstValueFrom(this.client.recategorizeAll(this.ledgerId(), { items }));
  }

  private offer(count: number, done: string, skipped: number, undo: () => Promise<void>): void {
    if (count === 0) this.toasts.fail(leftAlone(skipped));
    else this.toasts.undoable(`${done} ${counted(count)}.${skipped > 0 ? ` ${leftAlone(skipped)}` : ''}`, undo);
  }

  private finishUndo(skipped: number): void {
    this.changes.announce();
    if (skipped > 0) this.toasts.fail(leftAlone(skipped));
  }

  /** A page that turns out to be old is asked for again; one without a server stays as it is. */
  private tell(failure: Failure, text: string): void {
    this.toasts.fail(text);
    if ([403, 404, 412].includes(failure.status)) this.changes.announce();
  }

  private ledgerId(): string {
    return this.session.ledger()?.id ?? '';
  }
}

const counted = (count: number) => `${count} ${count === 1 ? 'expense' : 'expenses'}`;

const leftAlone = (count: number) =>
  count === 1 ? '1 had been changed meanwhile and was left.' : `${count} had been changed meanwhile and were left.`;

function deletionProblem(title: string, { status, message }: Failure): string {
  if (status === 404) return `${title} had been deleted already.`;
  if (status === 412) return `${title} was not deleted: it has been changed meanwhile. Look at it again first.`;
  return `${title} was not deleted. ${message}`;
}

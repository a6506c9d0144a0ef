import { ChangeDetectionStrategy, Component, type ElementRef, inject, input, signal, viewChild } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import { toFailure } from '../../api/failure';
import type { Expense, ExpenseReceipt } from '../../api/types';
import { Icon } from '../../shared/icon';
import { LedgerChanges } from '../../shared/ledger-changes';
import { ReceiptApi } from '../../shared/receipt/receipt-api';
import { ReceiptPicker } from '../../shared/receipt/receipt-picker';
import { ReceiptUploads } from '../../shared/receipt/receipt-uploads';
import { ReceiptThumbnail } from '../../shared/receipt-viewer/receipt-thumbnail';
import { ReceiptViewerLauncher } from '../../shared/receipt-viewer/receipt-viewer-launcher';
import { Session } from '../../shared/session/session';
import { Toasts } from '../../shared/toasts';
import { ExpenseClient } from '../expense-client';
import { shortTitle } from '../list/short-title';
import { UnfiledReceipts } from './unfiled-receipts';

/** The receipts of one expense: to be looked at, taken off, and added to. */
@Component({
  selector: 'app-expense-receipts',
  imports: [Icon, ReceiptPicker, ReceiptThumbnail, UnfiledReceipts],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './expense-receipts.html',
})
export class ExpenseReceipts {
  readonly expense = input.required<Expense>();
  readonly canWrite = input.required<boolean>();

  protected readonly viewer = inject(ReceiptViewerLauncher);
  protected readonly isBusy = signal(false);
  private readonly api = inject(ReceiptApi);
  private readonly changes = inject(LedgerChanges);
  private readonly client = inject(ExpenseClient);
  private readonly session = inject(Session);
  private readonly toasts = inject(Toasts);
  private readonly uploads = inject(ReceiptUploads);
  private readonly heading = viewChild.required<ElementRef<HTMLElement>>('heading');

  protected name(index: number): string {
    return this.expense().receipts.length === 1 ? 'the receipt' : `receipt ${index + 1}`;
  }

  /** They are filed as soon as the server has them; until then the page shows how far they are. */
  protected attach(files: readonly File[]): void {
    const holder = {};
    this.uploads.add(files, holder);
    this.uploads.handOver(holder, this.expense().id);
  }

  /** One that the ledger has already. */
  protected async attachKept({ id }: { id: string }): Promise<void> {
    const { id: expenseId, title } = this.expense();
    await this.attempt('The receipt was not added.', async () => {
      await firstValueFrom(this.client.addReceipt(this.ledgerId(), expenseId, id));
      this.toasts.undoable(`Added the receipt to ${shortTitle(title)}.`, async () => {
        await firstValueFrom(this.api.takeOff(this.ledgerId(), id, expenseId));
        this.changes.announce();
      });
    });
  }

  protected async takeOff({ id }: ExpenseReceipt): Promise<void> {
    const { id: expenseId, title } = this.expense();
    await this.attempt('The receipt was not taken off.', async () => {
      await firstValueFrom(this.api.takeOff(this.ledgerId(), id, expenseId));
      this.toasts.undoable(`Took the receipt off ${shortTitle(title)}.`, async () => {
        await firstValueFrom(this.client.addReceipt(this.ledgerId(), expenseId, id));
        this.changes.announce();
      });
    });
  }

  private async attempt(problem: string, work: () => Promise<void>): Promise<void> {
    if (this.isBusy()) return;
    this.isBusy.set(true);
    try {
      await work();
      // The button that was pressed goes with what it did.
      this.heading().nativeElement.focus({ preventScroll: true });
    } catch (error) {
      this.toasts.fail(`${problem} ${toFailure(error).message}`);
    } finally {
      this.isBusy.set(false);
      this.changes.announce();
    }
  }

  private ledgerId(): string {
    return this.session.ledger()?.id ?? '';
  }
}

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

/** The receipts of one expense: to be looked at, taken off, and added to. */
@Component({
  selector: 'app-expense-receipts',
  imports: [Icon, ReceiptPicker, ReceiptThumbnail],
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

  protected async takeOff({ id }: ExpenseReceipt): Promise<void> {
    if (this.isBusy()) return;
    this.isBusy.set(true);
    const expense = this.expense();
    try {
      await firstValueFrom(this.api.takeOff(this.ledgerId(), id, expense.id));
      this.toasts.undoable(`Took the receipt off ${shortTitle(expense.title)}.`, async () => {
        await firstValueFrom(this.client.addReceipt(this.ledgerId(), expense.id, id));
        this.changes.announce();
      });
      // Its button goes with it.
      this.heading().nativeElement.focus({ preventScroll: true });
    } catch (error) {
      this.toasts.fail(`The receipt was not taken off. ${toFailure(error).message}`);
    } finally {
      this.isBusy.set(false);
      this.changes.announce();
    }
  }

  private ledgerId(): string {
    return this.session.ledger()?.id ?? '';
  }
}

import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import type { ReceiptSummary } from '../../api/types';
import { FailureMessage } from '../../shared/failure-message';
import { Icon } from '../../shared/icon';
import { latestValue } from '../../shared/latest-value';
import { ReceiptApi } from '../../shared/receipt/receipt-api';
import { receiptInWords, receiptName, receiptTotal } from '../../shared/receipt-viewer/receipt-in-words';
import { ReceiptThumbnail } from '../../shared/receipt-viewer/receipt-thumbnail';
import { Session } from '../../shared/session/session';

/** More are on the receipts' own page. */
const MOST_SHOWN = 12;

/** The latest receipts that are with no expense, to choose from. Nothing is asked for until somebody wants to see them. */
@Component({
  selector: 'app-unfiled-receipts',
  imports: [FailureMessage, Icon, ReceiptThumbnail],
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { class: 'unfiled-receipts' },
  templateUrl: './unfiled-receipts.html',
})
export class UnfiledReceipts {
  readonly isBusy = input(false);
  readonly picked = output<ReceiptSummary>();

  protected readonly isOpen = signal(false);
  protected readonly name = receiptName;
  private readonly session = inject(Session);
  protected readonly currency = computed(() => this.session.ledger()?.currency ?? '');
  protected readonly answer = inject(ReceiptApi).list(
    () => (this.isOpen() ? this.session.ledger()?.id : undefined),
    () => ({ unfiled: true, pageSize: MOST_SHOWN }),
  );
  protected readonly page = latestValue(this.answer);

  protected inWords(receipt: ReceiptSummary): string {
    return receiptInWords(receipt, this.currency());
  }

  protected total({ fields }: ReceiptSummary): string {
    return receiptTotal(fields, this.currency());
  }

  protected pick(receipt: ReceiptSummary): void {
    this.isOpen.set(false);
    this.picked.emit(receipt);
  }
}

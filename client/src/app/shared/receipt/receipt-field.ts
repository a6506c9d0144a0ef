import { ChangeDetectionStrategy, Component, DestroyRef, computed, effect, inject, input, output } from '@angular/core';
import type { ExpenseReceipt, Receipt } from '../../api/types';
import { Session } from '../session/session';
import { receiptFileUrl, receiptThumbnailUrl } from './receipt-api';
import { ReceiptPicker } from './receipt-picker';
import { ReceiptUploads, isFiledElsewhere } from './receipt-uploads';
import { UploadRow } from './upload-row';

/** The receipts of the expense that a form is open for: those that it has, and those on their way. */
@Component({
  selector: 'app-receipt-field',
  imports: [ReceiptPicker, UploadRow],
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { class: 'field receipt-field', role: 'group', 'aria-label': 'Receipts' },
  templateUrl: './receipt-field.html',
})
export class ReceiptField {
  readonly filed = input.required<readonly ExpenseReceipt[]>();
  /** Null for a new expense. */
  readonly expenseId = input.required<string | null>();
  readonly wasRead = output<Receipt>();

  protected readonly uploads = inject(ReceiptUploads);
  private readonly session = inject(Session);
  private readonly told = new Set<string>();
  protected readonly own = computed(() => this.uploads.all().filter(({ holder }) => holder === this));
  protected readonly pictures = computed(() => {
    const ledger = this.session.ledger();
    if (!ledger) return [];
    return this.filed().map(({ id }) => ({
      id,
      thumbnail: receiptThumbnailUrl(ledger.id, id),
      file: receiptFileUrl(ledger.id, id, true),
    }));
  });
  /** The one that a new expense is made of; null while none is kept. */
  readonly receiptId = computed(() => {
    const first = this.own().find((upload) => upload.receipt && !isFiledElsewhere(upload, this.expenseId()));
    return first?.receipt?.id ?? null;
  });

  constructor() {
    this.uploads.hold(this);
    inject(DestroyRef).onDestroy(() => this.uploads.handOver(this));
    effect(() => {
      for (const { receipt } of this.own()) {
        if (receipt?.status !== 'read' || receipt.id !== this.receiptId() || this.told.has(receipt.id)) continue;
        this.told.add(receipt.id);
        this.wasRead.emit(receipt);
      }
    });
  }

  /** The expense was saved: what is here belongs to it, `filedId` already so. The next one begins without receipts. */
  handOver(expenseId: string, filedId: string | null): void {
    this.uploads.handOver(this, expenseId, filedId);
    this.uploads.hold(this);
  }
}

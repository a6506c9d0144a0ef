import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Icon } from '../icon';
import { Session } from '../session/session';
import { receiptThumbnailUrl } from './receipt-api';
import type { ReceiptUpload } from './receipt-uploads';
import { uploadInWords, uploadPart } from './upload-in-words';

/** One file on its way, and what can be done about it. */
@Component({
  selector: 'li[app-upload-row]',
  imports: [Icon, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { class: 'upload-row', '[class.is-failed]': 'hasFailed()' },
  templateUrl: './upload-row.html',
})
export class UploadRow {
  readonly upload = input.required<ReceiptUpload>();
  /** In a form the receipt goes with what is written there, so nothing leads away from it. */
  readonly isInForm = input(false);
  readonly removed = output();
  readonly retried = output();

  private readonly session = inject(Session);
  protected readonly words = computed(() => uploadInWords(this.upload()));
  protected readonly part = computed(() => uploadPart(this.upload()));
  protected readonly hasFailed = computed(
    () => this.upload().state === 'failed' || this.upload().receipt?.status === 'failed',
  );
  protected readonly isKept = computed(() => this.upload().state === 'kept');
  protected readonly thumbnail = computed(() => {
    const [ledger, receipt] = [this.session.ledger(), this.upload().receipt];
    return ledger && receipt ? receiptThumbnailUrl(ledger.id, receipt.id) : null;
  });
  /** Where one goes from here, and what that is called. */
  protected readonly way = computed(() => {
    const { receipt } = this.upload();
    if (!receipt) return null;
    if (receipt.expenseId) return { path: ['/expenses', receipt.expenseId], name: 'See the expense', isDue: false };
    const path = ['/receipts', receipt.id];
    if (this.isInForm()) return null;
    if (receipt.status === 'read') return { path, name: 'Check and save', isDue: true };
    return { path, name: receipt.status === 'failed' ? 'Enter it by hand' : 'Watch', isDue: false };
  });
}

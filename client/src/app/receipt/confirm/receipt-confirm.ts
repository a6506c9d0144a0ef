import { NgTemplateOutlet } from '@angular/common';
import {
  ChangeDetectionStrategy,
  Component,
  computed,
  contentChild,
  inject,
  linkedSignal,
  signal,
} from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { toFailure } from '../../api/failure';
import type { Receipt } from '../../api/types';
import { FailureMessage } from '../../shared/failure-message';
import { Icon } from '../../shared/icon';
import { readingInWords } from '../../shared/receipt/receipt-reading-words';
import { ReceiptUploads } from '../../shared/receipt/receipt-uploads';
import { Session } from '../../shared/session/session';
import { Toasts } from '../../shared/toasts';
import { ConfirmForm } from './confirm-form';
import { ConfirmStore } from './confirm-store';
import { ReceiptPicture } from './receipt-picture';

/** A receipt from the moment it is kept: how far its reading is, then the picture beside what was read. */
@Component({
  selector: 'app-receipt-confirm',
  imports: [FailureMessage, Icon, NgTemplateOutlet, ReceiptPicture, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  providers: [ConfirmStore],
  templateUrl: './receipt-confirm.html',
})
export class ReceiptConfirm {
  protected readonly store = inject(ConfirmStore);
  protected readonly session = inject(Session);
  protected readonly form = contentChild.required(ConfirmForm);
  protected readonly isBusy = signal(false);
  protected readonly inWords = readingInWords;
  /** The person does not wait for the reading. */
  protected readonly isByHand = linkedSignal({ source: () => this.store.receipt()?.id, computation: () => false });
  protected readonly isFiled = computed(() => (this.store.receipt()?.expenseIds.length ?? 0) > 0);
  protected readonly isFormShown = computed(() => {
    if (this.isFiled() || !this.session.canWrite()) return false;
    return !this.store.isBeingRead() || this.isByHand();
  });
  /** Nothing on the picture looked like a receipt. */
  protected readonly isBlank = computed(() => {
    const receipt = this.store.receipt();
    const { merchant, date, total } = receipt?.fields ?? {};
    return receipt?.status === 'read' && !merchant && !date && !total;
  });
  protected readonly title = computed(() => {
    if (this.isFiled()) return 'Receipt';
    return this.store.isBeingRead() ? 'Reading the receipt' : 'Check the receipt';
  });
  /** Each turn once, not each percent. */
  protected readonly news = computed(() => {
    switch (this.store.receipt()?.status) {
      case 'uploaded':
      case 'reading':
        return 'The receipt is being read.';
      case 'read':
        return this.isFiled() ? '' : 'The receipt has been read. Check what it says, then press Enter to save.';
      default:
        return '';
    }
  });
  /** What was typed about it is not missed any more. */
  readonly isDeleted = signal(false);
  private readonly uploads = inject(ReceiptUploads);
  private readonly router = inject(Router);
  private readonly toasts = inject(Toasts);

  /** What was read is recorded: on to the next receipt that waits, if any. */
  async finish(receiptId: string): Promise<void> {
    this.uploads.forget(receiptId);
    const next = this.uploads.nextToCheck();
    await this.router.navigate(next ? ['/receipts', next.id] : ['/']);
  }

  protected async readAgain(receipt: Receipt): Promise<void> {
    await this.attempt('It cannot be read again.', () => this.store.readAgain(receipt));
  }

  protected async delete(receipt: Receipt): Promise<void> {
    const isDone = await this.attempt('The receipt was not deleted.', () => this.store.delete(receipt));
    if (!isDone) return;
    this.isDeleted.set(true);
    this.uploads.forget(receipt.id);
    this.toasts.undoable('Deleted the receipt.', () => this.store.restore(receipt));
    await this.router.navigate(['/receipts']);
  }

  private async attempt(problem: string, work: () => Promise<void>): Promise<boolean> {
    if (this.isBusy()) return false;
    this.isBusy.set(true);
    try {
      await work();
      return true;
    } catch (error) {
      this.toasts.fail(`${problem} ${toFailure(error).message}`);
      return false;
    } finally {
      this.isBusy.set(false);
    }
  }
}

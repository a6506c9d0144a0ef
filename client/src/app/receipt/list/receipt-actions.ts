import { Injectable, inject } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import { toFailure } from '../../api/failure';
import type { ReceiptSummary } from '../../api/types';
import { LedgerChanges } from '../../shared/ledger-changes';
import { ReceiptApi } from '../../shared/receipt/receipt-api';
import { receiptName } from '../../shared/receipt-viewer/receipt-in-words';
import { Session } from '../../shared/session/session';
import { Toasts } from '../../shared/toasts';
import { ReceiptListStore } from './receipt-list-store';

/** What is done to receipts of the list: at once, told in a toast, and taken back from there. */
@Injectable()
export class ReceiptActions {
  private readonly api = inject(ReceiptApi);
  private readonly changes = inject(LedgerChanges);
  private readonly session = inject(Session);
  private readonly store = inject(ReceiptListStore);
  private readonly toasts = inject(Toasts);

  async delete(receipt: ReceiptSummary): Promise<void> {
    const { id } = receipt;
    const what = inSentence(receipt);
    this.store.hide(id, true);
    try {
      await firstValueFrom(this.api.delete(this.ledgerId(), id));
    } catch (error) {
      const failure = toFailure(error);
      if (failure.status !== 404) this.store.hide(id, false);
      const reason = failure.status === 404 ? 'had been deleted already.' : `was not deleted. ${failure.message}`;
      this.toasts.fail(`${capitalised(what)} ${reason}`);
      if ([403, 404].includes(failure.status)) this.changes.announce();
      return;
    }
    this.changes.announce();
    this.toasts.undoable(`Deleted ${what}.`, async () => {
      await firstValueFrom(this.api.restore(this.ledgerId(), id));
      this.store.hide(id, false);
      this.changes.announce();
    });
  }

  /** Has it read once more. */
  async retry(receipt: ReceiptSummary): Promise<void> {
    try {
      await firstValueFrom(this.api.retry(this.ledgerId(), receipt.id));
      this.toasts.succeed(`${capitalised(inSentence(receipt))} will be read again.`);
    } catch (error) {
      this.toasts.fail(`${capitalised(inSentence(receipt))} is not read again. ${toFailure(error).message}`);
    }
    this.changes.announce();
  }

  private ledgerId(): string {
    return this.session.ledger()?.id ?? '';
  }
}

const LONGEST_NAME = 60;

function inSentence(receipt: ReceiptSummary): string {
  const name = receiptName(receipt);
  const short = name.length > LONGEST_NAME ? `${name.slice(0, LONGEST_NAME - 1).trimEnd()}…` : name;
  return receipt.fields.merchant ? `the receipt of ${short}` : `the receipt ${short}`;
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

import { Injectable, computed, inject, signal } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { catchError, forkJoin, of } from 'rxjs';
import type { Receipt } from '../../api/types';
import { injectQuestion } from '../dialogs';
import { ReceiptApi, receiptFileUrl, receiptPreviewUrl } from '../receipt/receipt-api';
import { Session } from '../session/session';
import { receiptInWords, receiptName } from './receipt-in-words';
import type { ViewedReceipts } from './viewed-receipts';

interface Sheet {
  /** The place of its receipt. */
  receipt: number;
  /** From 1. */
  page: number;
}

/** The pages of all receipts that the viewer was opened with, one after the other, and which of them is looked at. */
@Injectable()
export class ReceiptSheets {
  private readonly api = inject(ReceiptApi);
  private readonly viewed = injectQuestion<ViewedReceipts, never>().data;
  private readonly ledger = inject(Session).ledger();
  private readonly ledgerId = this.ledger?.id ?? '';
  /** What cannot be had is shown without its name, and as one page. */
  private readonly details = rxResource({
    stream: () =>
      forkJoin(
        this.viewed.receipts.map(({ id }) => this.api.fetch(this.ledgerId, id).pipe(catchError(() => of(null)))),
      ),
  });
  private readonly current = signal<Sheet>({ receipt: this.viewed.first, page: 1 });
  private readonly sheets = computed<readonly Sheet[]>(() =>
    this.viewed.receipts.flatMap((_, receipt) =>
      Array.from({ length: this.detailsOf(receipt)?.pages ?? 1 }, (_page, index) => ({ receipt, page: index + 1 })),
    ),
  );

  readonly count = computed(() => this.sheets().length);
  /** From 0. */
  readonly index = computed(() => {
    const { receipt, page } = this.current();
    return this.sheets().findIndex((sheet) => sheet.receipt === receipt && sheet.page === page);
  });
  readonly pictureUrl = computed(() => receiptPreviewUrl(this.ledgerId, this.id(), this.current().page));
  readonly fileUrl = computed(() => receiptFileUrl(this.ledgerId, this.id()));
  readonly name = computed(() => {
    const receipt = this.detailsOf(this.current().receipt);
    return receipt ? receiptName(receipt) : 'Receipt';
  });
  readonly description = computed(() => {
    const { receipt: place, page } = this.current();
    const receipt = this.detailsOf(place);
    if (!receipt) return 'Receipt';
    const words = receiptInWords(receipt, this.ledger?.currency ?? 'USD');
    return `${words}${receipt.pages > 1 ? `, page ${page} of ${receipt.pages}` : ''}`;
  });

  /** Forward, or back with -1; stays at the ends. */
  turn(distance: 1 | -1): void {
    const next = this.sheets()[this.index() + distance];
    if (next) this.current.set(next);
  }

  private readonly id = computed(() => this.viewed.receipts[this.current().receipt]?.id ?? '');

  private detailsOf(place: number): Receipt | null {
    return (this.details.hasValue() ? this.details.value()[place] : null) ?? null;
  }
}

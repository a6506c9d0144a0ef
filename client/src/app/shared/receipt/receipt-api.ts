import { HttpClient, type HttpEvent, type HttpResourceRef, httpResource } from '@angular/common/http';
import { Injectable, inject } from '@angular/core';
import { type Observable } from 'rxjs';
import type { Receipt, ReceiptPage, ReceiptSplit, SplitReceipt, UploadedReceipt } from '../../api/types';
import { LedgerChanges } from '../ledger-changes';
import { Live } from '../live/live';

type LedgerId = () => string | undefined;
type QueryParams = Record<string, string | number | boolean>;

/**
 * A ledger's receipts. What reads is called where a component or service is made, and asks again after each change of this
 * tab and whenever the feed tells of something: a reading ends at the server.
 */
@Injectable({ providedIn: 'root' })
export class ReceiptApi {
  private readonly http = inject(HttpClient);
  private readonly changes = inject(LedgerChanges);
  private readonly live = inject(Live);

  /** `params` as the API names them: status, unfiled, q, page, pageSize. */
  list(ledgerId: LedgerId, params: () => QueryParams): HttpResourceRef<ReceiptPage | undefined> {
    return httpResource<ReceiptPage>(() => {
      this.changes.revision();
      this.live.activity();
      const ledger = ledgerId();
      return ledger ? { url: receiptsUrl(ledger), params: params() } : undefined;
    });
  }

  one(ledgerId: LedgerId, id: () => string | undefined): HttpResourceRef<Receipt | undefined> {
    return httpResource<Receipt>(() => {
      this.changes.revision();
      this.live.activity();
      const [ledger, receipt] = [ledgerId(), id()];
      return ledger && receipt ? receiptUrl(ledger, receipt) : undefined;
    });
  }

  /** Once, as it is now. */
  fetch(ledgerId: string, id: string): Observable<Receipt> {
    return this.http.get<Receipt>(receiptUrl(ledgerId, id));
  }

  /** Tells how much has been sent, then the answer. Unsubscribing breaks the transfer off. */
  upload(ledgerId: string, file: File): Observable<HttpEvent<UploadedReceipt>> {
    const form = new FormData();
    form.append('file', file, file.name);
    return this.http.post<UploadedReceipt>(receiptsUrl(ledgerId), form, {
      observe: 'events',
      reportUploadProgress: true,
    });
  }

  /** Files it with the expense alone; null takes it off all. */
  fileWith(ledgerId: string, id: string, expenseId: string | null): Observable<Receipt> {
    return this.http.patch<Receipt>(receiptUrl(ledgerId, id), { expenseId });
  }

  /** Takes it off this expense; others that it was split into keep it. */
  takeOff(ledgerId: string, id: string, expenseId: string): Observable<void> {
    return this.http.delete<void>(`${receiptUrl(ledgerId, id)}/expenses/${expenseId}`);
  }

  /** Has it read again. */
  retry(ledgerId: string, id: string): Observable<Receipt> {
    return this.http.post<Receipt>(`${receiptUrl(ledgerId, id)}/retry`, null);
  }

  /** All parts become expenses, or none does. */
  split(ledgerId: string, id: string, split: ReceiptSplit): Observable<SplitReceipt> {
    return this.http.post<SplitReceipt>(`${receiptUrl(ledgerId, id)}/split`, split);
  }

  delete(ledgerId: string, id: string): Observable<void> {
    return this.http.delete<void>(receiptUrl(ledgerId, id));
  }

  /** Takes a deletion back, within a day of it. */
  restore(ledgerId: string, id: string): Observable<Receipt> {
    return this.http.post<Receipt>(`${receiptUrl(ledgerId, id)}/restore`, null);
  }
}

/** Where the picture or the PDF itself is had: to be saved, or with `isInline` to be shown. */
export function receiptFileUrl(ledgerId: string, id: string, isInline = false): string {
  return `${receiptUrl(ledgerId, id)}/file${isInline ? '?inline=true' : ''}`;
}

/** A picture of the first page, at most 320 pixels wide. */
export function receiptThumbnailUrl(ledgerId: string, id: string): string {
  return `${receiptUrl(ledgerId, id)}/thumbnail`;
}

/** A picture of a page (from 1) for a screen, at most 1,600 pixels. */
export function receiptPreviewUrl(ledgerId: string, id: string, page = 1): string {
  return `${receiptUrl(ledgerId, id)}/preview?page=${page}`;
}

const receiptsUrl = (ledgerId: string) => `/api/ledgers/${ledgerId}/receipts`;
const receiptUrl = (ledgerId: string, id: string) => `${receiptsUrl(ledgerId)}/${id}`;

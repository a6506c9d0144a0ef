import type { Params } from '@angular/router';
import { toSearch } from '../../shared/expense-filter/expense-filter';
import { pageNumber } from '../../shared/page-number';

export const RECEIPT_VIEWS = ['unfiled', 'all', 'failed'] as const;
export type ReceiptView = (typeof RECEIPT_VIEWS)[number];

/** Fills rows of two, three, four and six. */
const PAGE_SIZE = 24;

/** Which receipts are looked at. */
export interface ReceiptCriteria {
  view: ReceiptView;
  q?: string;
  /** From 1. */
  page: number;
}

/** What the address says; what makes no sense there is as if it were not. Without a word, what is still to be filed. */
export function readReceiptCriteria({ view, q, page }: Params): ReceiptCriteria {
  const search = toSearch(q);
  return {
    view: RECEIPT_VIEWS.find((known) => known === view) ?? 'unfiled',
    ...(search && { q: search }),
    page: pageNumber(page as string | undefined),
  };
}

/** Query parameters for the router, without what goes without saying. */
export function toReceiptUrl({ view, q, page }: ReceiptCriteria): Record<string, string | number | null> {
  return { view: view === 'unfiled' ? null : view, q: q ?? null, page: page === 1 ? null : page };
}

/** The query of the API's list. */
export function toReceiptParams({ view, q, page }: ReceiptCriteria): Record<string, string | number | boolean> {
  return {
    ...(view === 'unfiled' && { unfiled: true }),
    ...(view === 'failed' && { status: 'failed' }),
    ...(q && { q }),
    page,
    pageSize: PAGE_SIZE,
  };
}

import {
  ChangeDetectionStrategy,
  Component,
  type ElementRef,
  computed,
  effect,
  inject,
  untracked,
  viewChild,
} from '@angular/core';
import { RouterLink } from '@angular/router';
import type { ReceiptSummary } from '../../api/types';
import { FailureMessage } from '../../shared/failure-message';
import { Pager } from '../../shared/pager';
import { ReceiptPicker } from '../../shared/receipt/receipt-picker';
import { ReceiptUploads } from '../../shared/receipt/receipt-uploads';
import { ReceiptViewerLauncher } from '../../shared/receipt-viewer/receipt-viewer-launcher';
import { Session } from '../../shared/session/session';
import { NoReceipts } from './no-receipts';
import { ReceiptActions } from './receipt-actions';
import { ReceiptCard } from './receipt-card';
import { type ReceiptView, toReceiptUrl } from './receipt-criteria';
import { ReceiptListStore } from './receipt-list-store';
import { ReceiptSearch } from './receipt-search';
import { storageInWords } from './storage-in-words';

const VIEWS: readonly { view: ReceiptView; name: string }[] = [
  { view: 'unfiled', name: 'To file' },
  { view: 'all', name: 'All' },
  { view: 'failed', name: 'Failed' },
];

/** The ledger's receipts; first those that still have to become an expense. */
@Component({
  selector: 'app-receipts-page',
  imports: [FailureMessage, NoReceipts, Pager, ReceiptCard, ReceiptPicker, ReceiptSearch, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  providers: [ReceiptActions, ReceiptListStore],
  templateUrl: './receipts-page.html',
})
export class ReceiptsPage {
  protected readonly store = inject(ReceiptListStore);
  protected readonly actions = inject(ReceiptActions);
  protected readonly uploads = inject(ReceiptUploads);
  protected readonly viewer = inject(ReceiptViewerLauncher);
  protected readonly session = inject(Session);
  protected readonly placeholders = [1, 2, 3, 4, 5, 6, 7, 8];
  protected readonly views = computed(() => {
    const criteria = this.store.criteria();
    const unfiled = this.store.page()?.unfiledTotal ?? 0;
    return VIEWS.map(({ view, name }) => ({
      view,
      name,
      count: view === 'unfiled' ? unfiled : 0,
      queryParams: toReceiptUrl({ ...criteria, view, page: 1 }),
    }));
  });
  protected readonly timeZone = computed(() => this.session.user()?.timeZone ?? 'UTC');
  protected readonly storage = computed(() => {
    const page = this.store.page();
    return page && page.usedBytes > 0 ? storageInWords(page.usedBytes, page.quotaBytes) : '';
  });
  /** For those who do not see what the search has left. */
  protected readonly found = computed(() => {
    const total = this.store.page()?.total ?? 0;
    if (!this.store.criteria().q || this.store.isLoading() || total === 0) return '';
    return total === 1 ? '1 receipt found' : `${total.toLocaleString()} receipts found`;
  });
  private readonly region = viewChild.required<ElementRef<HTMLElement>>('region');
  private readonly search = viewChild.required(ReceiptSearch);

  constructor() {
    effect(() => {
      const page = this.store.page();
      if (!this.store.isPastTheEnd() || !page) return;
      untracked(() => void this.store.showPage(Math.ceil(page.total / page.pageSize)));
    });
  }

  protected async delete(receipt: ReceiptSummary): Promise<void> {
    // Its button goes with it.
    this.region().nativeElement.focus({ preventScroll: true });
    await this.actions.delete(receipt);
  }

  protected async showPage(page: number): Promise<void> {
    await this.store.showPage(page);
    this.region().nativeElement.focus({ preventScroll: true });
    this.region().nativeElement.scrollIntoView?.({ block: 'start' });
  }

  /** The way out of where there is nothing. */
  protected async leaveEmptiness(): Promise<void> {
    if (this.store.criteria().q) {
      await this.store.search(undefined);
      this.search().focus();
    } else {
      await this.store.showView('all');
      this.region().nativeElement.focus({ preventScroll: true });
    }
  }
}

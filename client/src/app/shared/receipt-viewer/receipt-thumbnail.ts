import { ChangeDetectionStrategy, Component, computed, inject, input, linkedSignal } from '@angular/core';
import { Icon } from '../icon';
import { receiptThumbnailUrl } from '../receipt/receipt-api';
import { Session } from '../session/session';

/** A small picture of a receipt's first page, which fills what it stands in. What it is stands beside it, in words. */
@Component({
  selector: 'app-receipt-thumbnail',
  imports: [Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { class: 'receipt-thumbnail' },
  template: `
    @if (hasFailed()) {
      <app-icon name="receipt" />
    } @else {
      <img alt="" loading="lazy" decoding="async" [src]="url()" (error)="hasFailed.set(true)" />
    }
    @if (kind()) {
      <span class="receipt-kind">{{ kind() }}</span>
    }
  `,
})
export class ReceiptThumbnail {
  readonly receiptId = input.required<string>();
  readonly mediaType = input.required<string>();
  readonly pages = input(1);

  private readonly session = inject(Session);
  protected readonly url = computed(() => receiptThumbnailUrl(this.session.ledger()?.id ?? '', this.receiptId()));
  protected readonly hasFailed = linkedSignal<string, boolean>({ source: this.url, computation: () => false });
  protected readonly kind = computed(() => {
    if (this.mediaType() !== 'application/pdf') return '';
    return this.pages() > 1 ? `PDF, ${this.pages()} pages` : 'PDF';
  });
}

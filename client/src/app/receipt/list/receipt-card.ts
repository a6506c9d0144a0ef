import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { ReceiptSummary } from '../../api/types';
import { CalendarDatePipe } from '../../shared/calendar-date-pipe';
import { Icon } from '../../shared/icon';
import { receiptName, receiptTotal } from '../../shared/receipt-viewer/receipt-in-words';
import { ReceiptThumbnail } from '../../shared/receipt-viewer/receipt-thumbnail';
import { formatInstant, relativeTime } from '../../shared/relative-time';
import { excerptParts } from './excerpt-parts';
import { receiptState } from './receipt-state';

/** One receipt of the list: what it looks like, what was read, and what is to be done with it. */
@Component({
  selector: 'app-receipt-card',
  imports: [CalendarDatePipe, Icon, ReceiptThumbnail, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './receipt-card.html',
  host: { class: 'receipt-card', '[attr.data-id]': 'receipt().id' },
})
export class ReceiptCard {
  readonly receipt = input.required<ReceiptSummary>();
  readonly canWrite = input.required<boolean>();
  /** What was searched for. */
  readonly search = input('');
  /** Of the ledger: ISO 4217. */
  readonly currency = input.required<string>();
  /** IANA name. */
  readonly timeZone = input.required<string>();
  readonly look = output();
  readonly retry = output();
  readonly delete = output();

  protected readonly name = computed(() => receiptName(this.receipt()));
  protected readonly total = computed(() => receiptTotal(this.receipt().fields, this.currency()));
  protected readonly state = computed(() => receiptState(this.receipt()));
  protected readonly excerpt = computed(() => excerptParts(this.receipt().excerpt ?? '', this.search()));
  protected readonly canBeFiled = computed(() => ['ready', 'check', 'failed'].includes(this.state().tone));
  protected readonly added = computed(() => {
    const { createdAt, uploadedBy } = this.receipt();
    return `Added ${relativeTime(createdAt, new Date())}${uploadedBy ? ` by ${uploadedBy}` : ''}`;
  });
  protected readonly addedAt = computed(() => formatInstant(this.receipt().createdAt, this.timeZone()));
}

import { ChangeDetectionStrategy, Component, ElementRef, afterNextRender, inject, input, output } from '@angular/core';
import { placeBeside } from './preview-place';
import { ReceiptThumbnail } from './receipt-thumbnail';

/** A first look at receipts, beside the button that opens them and above everything else. */
@Component({
  selector: 'app-receipt-preview',
  imports: [ReceiptThumbnail],
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: {
    class: 'receipt-preview',
    popover: 'manual',
    'aria-hidden': 'true',
    '(document:keydown.escape)': 'dismissed.emit()',
    '(window:scroll)': 'dismissed.emit()',
  },
  template: `
    <div class="receipt-preview-card">
      @let receipt = receipts()[0];
      @if (receipt) {
        <app-receipt-thumbnail [receiptId]="receipt.id" [mediaType]="receipt.mediaType" />
      }
      @if (receipts().length > 1) {
        <p class="receipt-preview-more">and {{ receipts().length - 1 }} more</p>
      }
    </div>
  `,
})
export class ReceiptPreview {
  readonly receipts = input.required<readonly { id: string; mediaType: string }[]>();
  readonly anchor = input.required<HTMLElement>();
  readonly dismissed = output();

  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;

  constructor() {
    afterNextRender(() => this.show());
  }

  private show(): void {
    const view = this.host.ownerDocument.defaultView;
    this.host.showPopover?.();
    if (!view) return;
    const { width, height } = this.host.getBoundingClientRect();
    const isRtl = view.getComputedStyle(this.host).direction === 'rtl';
    const window = { width: view.document.documentElement.clientWidth, height: view.innerHeight };
    const { left, top } = placeBeside(this.anchor().getBoundingClientRect(), { width, height }, window, isRtl);
    this.host.style.left = `${left}px`;
    this.host.style.top = `${top}px`;
  }
}

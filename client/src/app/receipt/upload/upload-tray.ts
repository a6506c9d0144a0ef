import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { Icon } from '../../shared/icon';
import { ReceiptUploads } from '../../shared/receipt/receipt-uploads';
import { UploadRow } from '../../shared/receipt/upload-row';
import { Session } from '../../shared/session/session';

/** The files that are on their way and belong to no open form, above whatever page is shown. */
@Component({
  selector: 'app-upload-tray',
  imports: [Icon, UploadRow],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './upload-tray.html',
  host: { '(window:beforeunload)': 'onLeavePage($event)' },
})
export class UploadTray {
  protected readonly uploads = inject(ReceiptUploads);
  protected readonly shown = this.uploads.ofPage;
  protected readonly title = computed(() => {
    const shown = this.shown();
    const kept = shown.filter(({ state }) => state === 'kept').length;
    return kept === shown.length ? 'Receipts' : `Receipts: ${kept} of ${shown.length} sent`;
  });
  private readonly session = inject(Session);

  protected dismissAll(): void {
    for (const { id, state } of this.shown()) {
      if (state === 'kept' || state === 'failed') this.uploads.remove(id);
    }
  }

  /** Files that are still being sent would be lost. */
  protected onLeavePage(event: Event): void {
    if (this.uploads.isSending() && !this.session.isEnded) event.preventDefault();
  }
}

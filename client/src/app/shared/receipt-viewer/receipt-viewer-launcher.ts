import { Injectable, inject } from '@angular/core';
import { Dialogs } from '../dialogs';
import { Toasts } from '../toasts';
import { RECEIPT_VIEWER_TITLE_ID, type ViewedReceipts } from './viewed-receipts';

/** Opens the viewer of receipts. Its code is fetched when it is first wanted. */
@Injectable({ providedIn: 'root' })
export class ReceiptViewerLauncher {
  private readonly dialogs = inject(Dialogs);
  private readonly toasts = inject(Toasts);
  private isOpening = false;

  /** Resolves when it is closed. */
  async open(receipts: readonly { id: string }[], first = 0): Promise<void> {
    if (this.isOpening || receipts.length === 0) return;
    this.isOpening = true;
    const viewer = await import('./receipt-viewer').catch(() => null);
    this.isOpening = false;
    if (!viewer) {
      this.toasts.fail('The receipt could not be shown. Check the connection, then try again.');
      return;
    }
    await this.dialogs.ask<ViewedReceipts, never>(
      viewer.ReceiptViewer,
      RECEIPT_VIEWER_TITLE_ID,
      { receipts, first },
      'receipt-viewer modal-fullscreen-md-down',
    );
  }
}

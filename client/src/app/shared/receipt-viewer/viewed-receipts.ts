/** What the viewer is opened with. */
export interface ViewedReceipts {
  /** At least one. */
  receipts: readonly { id: string }[];
  /** The place in `receipts` of the one that is shown first. */
  first: number;
}

export const RECEIPT_VIEWER_TITLE_ID = 'receipt-viewer-title';

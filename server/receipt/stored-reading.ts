import type { ReceiptField, ReceiptLine, ReceiptMerchant } from './receipt.dto.js';

/** A category as it is stored: its name may change. */
export interface StoredCategory {
  value: string;
  confidence: number;
  reason: string;
}

/** What was read, as it is stored: what answers tell, apart from the category's name and the text. */
export interface StoredReading {
  fields: {
    merchant: ReceiptMerchant | null;
    date: ReceiptField | null;
    total: ReceiptField | null;
    currency: ReceiptField | null;
    tax: ReceiptField | null;
    category: StoredCategory | null;
  };
  lines: ReceiptLine[];
  isBalanced: boolean;
}

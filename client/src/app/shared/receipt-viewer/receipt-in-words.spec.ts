import { aReceipt } from '../../../testing/factories';
import { receiptInWords, receiptName, receiptTotal } from './receipt-in-words';

const receipt = aReceipt();
const unread = aReceipt({
  fields: { merchant: null, date: null, total: null, currency: null, tax: null, category: null },
});

describe('a receipt in words', () => {
  it('says what was read on it, in the ledger’s currency unless another stands there', () => {
    expect(receiptInWords(receipt, 'USD')).toMatch(/^Receipt of Corner Market, \$16\.00, .*2026$/);
    const euro = { value: 'EUR', confidence: 0.9, boxes: [] };
    expect(receiptTotal({ ...receipt.fields, currency: euro }, 'USD')).toBe('€16.00');
  });

  it('is called by its file until something was read', () => {
    expect(receiptName(receipt)).toBe('Corner Market');
    expect(receiptName(unread)).toBe('IMG_2041.jpg');
    expect(receiptInWords(unread, 'USD')).toBe('Receipt IMG_2041.jpg');
    expect(receiptTotal(unread.fields, 'USD')).toBe('');
  });
});

import { aReceipt } from '../../../testing/factories';
import { readingForForm } from './reading-for-form';

const { fields } = aReceipt();

describe('what a form gets from a receipt', () => {
  it('is what was read, without a word about what is certain', () => {
    expect(readingForForm(fields, 'USD')).toEqual({
      amount: { value: '16.00', note: null },
      title: { value: 'Corner Market', note: null },
      spentOn: { value: '2026-11-23', note: null },
    });
  });

  it('asks to check what is not certain, and says what was not found', () => {
    const total = { value: '16.00', confidence: 0.79, boxes: [] };
    expect(readingForForm({ ...fields, total, date: null }, 'USD')).toMatchObject({
      amount: { value: '16.00', note: 'Please check' },
      spentOn: { value: null, note: 'Not found on the receipt' },
    });
  });

  it('does not take money of another currency for its own', () => {
    const currency = { value: 'EUR', confidence: 0.9, boxes: [] };
    const { amount } = readingForForm({ ...fields, currency }, 'USD');
    expect(amount.value).toBeNull();
    expect(amount.note).toContain('16.00 EUR');
    expect(readingForForm({ ...fields, currency }, 'EUR').amount.value).toBe('16.00');
    expect(readingForForm({ ...fields, currency: { ...currency, confidence: 0.5 } }, 'USD').amount.value).toBe('16.00');
  });
});

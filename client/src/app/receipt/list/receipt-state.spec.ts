import type { ReceiptSummary } from '../../api/types';
import { aReceiptSummary } from '../../../testing/factories';
import { receiptState } from './receipt-state';

const text = (fields: Partial<ReceiptSummary>) => receiptState(aReceiptSummary(fields)).text;
const { fields } = aReceiptSummary();

describe('where a receipt stands', () => {
  it('is said from its upload to its filing', () => {
    expect(text({ status: 'uploaded' })).toBe('Waiting to be read');
    expect(text({ status: 'reading', progress: 40 })).toBe('Being read, 40 %');
    expect(text({})).toBe('Ready to file');
    expect(text({ status: 'failed' })).toBe('Could not be read');
    expect(text({ expenseIds: ['e'] })).toBe('Filed with an expense');
    expect(text({ status: 'failed', expenseIds: ['e', 'f'] })).toBe('Filed with 2 expenses');
  });

  it('asks for a look at what is missing or not certain', () => {
    expect(text({ fields: { ...fields, total: null } })).toBe('Please check');
    expect(text({ fields: { ...fields, date: { value: '2026-11-23', confidence: 0.79, boxes: [] } } })).toBe(
      'Please check',
    );
    expect(text({ fields: { ...fields, tax: null, currency: null, category: null } })).toBe('Ready to file');
  });
});

import { aReceipt } from '../../../testing/factories';
import { marksOf } from './receipt-marks';

const BOX = { page: 2, left: 0.1, top: 0.2, width: 0.3, height: 0.04 };

describe('the marks on a receipt', () => {
  it('are at every place that a field was read from, with how sure that is', () => {
    const receipt = aReceipt();
    const total = { value: '16.00', confidence: 0.79, boxes: [BOX, { ...BOX, page: 1 }] };
    const marks = marksOf({ lines: [], fields: { ...receipt.fields, merchant: null, total } });
    expect(marks.map(({ of, isSure, box }) => [of, isSure, box.page])).toEqual([
      ['date', true, 1],
      ['total', false, 2],
      ['total', false, 1],
    ]);
  });

  it('are at the lines, by their numbers', () => {
    const fields = { merchant: null, date: null, total: null, currency: null, tax: null, category: null };
    const line = { title: 'Milk', amount: '4.00', confidence: 0.8, boxes: [BOX] };
    expect(marksOf({ fields, lines: [{ ...line, boxes: [] }, line] })).toEqual([
      { of: 'line-1', label: 'Milk', box: BOX, isSure: true },
    ]);
  });
});

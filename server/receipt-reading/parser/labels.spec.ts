import { describe, expect, it } from '@jest/globals';
import { labelOf } from './labels.js';

describe('the words beside an amount', () => {
  it.each([
    ['TOTAL', 'total'],
    ['T0TAL :', 'total'],
    ['TOTAI', 'total'],
    ['Total (RM) Incl. GST', 'total'],
    ['Total Amount', 'total'],
    ['JUMLAH', 'total'],
    ['Total TTC', 'payable'],
    ['SUMME EUR', 'total'],
    ['Zu zahlender Betrag Gesamt', 'total'],
    ['GRAND TOTAL', 'payable'],
    ['Net Total', 'payable'],
    ['AMOUNT DUE', 'payable'],
    ['Total Amount Payable', 'payable'],
    ['ROUNDED TOTAL (RM)', 'payable'],
    ['Total After Rounding', 'payable'],
    ['Total Sales', 'sales'],
    ['SUBTOTAL', 'subtotal'],
    ['Sub-Total', 'subtotal'],
    ['SUB TOTAL (INCL. GST)', 'subtotal'],
    ['Zwischensumme', 'subtotal'],
    ['Total Excluding GST', 'net'],
    ['Total Qty', 'count'],
    ['TOTAL ITEMS', 'count'],
    ['Total GST', 'tax'],
    ['TAX TOTAL', 'tax'],
    ['GST @6% included in total', 'tax'],
    ['Total includes 6% GST', 'tax'],
    ['inkl. MwSt', 'tax'],
    ['Balance to pay', 'payable'],
    ['Nett Amount', 'sales'],
    ['Total Discount', 'discount'],
    ['Rounding Adjustment', 'rounding'],
    ['CASH', 'cash'],
    ['Change', 'change'],
    ['Rückgeld', 'change'],
    ['VISA CARD', 'card'],
    ['Service charge', 'service'],
    ['UNICORN GLUE STICK', null],
    ['DOVE CREAM BAR SOAP', null],
    ['', null],
  ])('%s', (text, label) => {
    expect(labelOf(text)).toBe(label);
  });
});

import { aCategory, anExpense } from '../../../testing/factories';
import { CELL_FIELDS, type CellField, cellValue, changeWords, readCell, toUpdate, typedText } from './expense-cell';

const TODAY = '2026-11-24';
const expense = anExpense({ title: 'Lunch', amount: '12.50', spentOn: '2026-11-23' });
const read = (field: CellField, text: string) => readCell(text, field, expense, TODAY);

describe('a cell', () => {
  it('reads back what the typing begins with', () => {
    for (const field of CELL_FIELDS) {
      expect(read(field, typedText(expense, field))).toEqual({ value: cellValue(expense, field) });
    }
  });

  it('reads a sum, a word for a day and a title without its blanks', () => {
    expect(read('amount', '2*3.10+1')).toEqual({ value: '7.20' });
    expect(read('spentOn', 'yesterday')).toEqual({ value: '2026-11-23' });
    expect(read('title', '  Dinner ')).toEqual({ value: 'Dinner' });
  });

  it('says what is wrong', () => {
    expect(read('amount', '0')).toHaveProperty('problem', expect.stringContaining('other than zero'));
    expect(read('spentOn', '2026-11-25')).toHaveProperty('problem', expect.stringContaining('or earlier'));
    expect(read('spentOn', 'soon')).toHaveProperty('problem');
    expect(read('title', ' ')).toHaveProperty('problem');
    expect(read('title', 'x'.repeat(201))).toHaveProperty('problem', 'Shorten this to 200 characters.');
  });

  it('is sent under the name the server knows it by', () => {
    expect(toUpdate('category', 'food')).toEqual({ categoryId: 'food' });
    expect(toUpdate('amount', '3.00')).toEqual({ amount: '3.00' });
  });

  it('tells its change in a sentence, of a title as long as it may be', () => {
    const after = { ...expense, title: 'x'.repeat(200), amount: '13.00', category: aCategory({ name: 'Travel' }) };
    expect(changeWords(expense, after, 'amount')).toBe('Changed the amount of Lunch to $13.00.');
    expect(changeWords(expense, after, 'category')).toBe('Put Lunch in Travel.');
    expect(changeWords(expense, after, 'title')).toBe(`Renamed Lunch to ${'x'.repeat(59)}….`);
  });
});

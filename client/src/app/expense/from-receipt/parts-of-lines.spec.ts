import { partsOfLines } from './parts-of-lines';

const line = (title: string, amount: string, categoryId: string) => ({ title, amount, categoryId });

describe('the parts of a receipt', () => {
  it('are one for each category, exact to the cent, in the order of the lines', () => {
    const lines = [line('Milk', '0.10', 'food'), line('Soap', '3.90', 'home'), line('Bread', '0.20', 'food')];
    expect(partsOfLines(lines, 'Corner Market', 'USD')).toEqual([
      { categoryId: 'food', title: 'Corner Market', amount: '0.30', note: 'Milk 0.10\nBread 0.20' },
      { categoryId: 'home', title: 'Soap', amount: '3.90', note: 'Corner Market' },
    ]);
  });

  it('take a discount off', () => {
    const lines = [line('Milk', '4.00', 'food'), line('Discount', '-1.50', 'food')];
    expect(partsOfLines(lines, 'Corner Market', 'USD')).toMatchObject([{ amount: '2.50' }]);
  });

  it('list no more than a note takes', () => {
    const lines = Array.from({ length: 50 }, (_, index) => line(`${'x'.repeat(80)}${index}`, '1.00', 'food'));
    expect(partsOfLines(lines, 'Corner Market', 'USD')[0]?.note).toHaveLength(2000);
  });
});

import { categoryShares } from './category-shares';

const label = (id: string) => ({ id, name: id, color: '#748094', icon: 'tag' });
const spent = (id: string, amount: string, parentId: string | null = null) => ({
  category: label(id),
  parentId,
  amount,
  count: 1,
});
const amounts = (items: Parameters<typeof categoryShares>[0], categories = [label('none')], currency = 'USD') =>
  categoryShares(items, categories, currency).map(({ category, amount }) => `${category.id} ${amount}`);

describe('what was spent by category', () => {
  it('sums a category with those below it, to the cent and at every size', () => {
    const items = [spent('rent', '90071992547409.91'), spent('food', '0.10'), spent('out', '0.20', 'food')];
    expect(amounts(items)).toEqual(['rent 90071992547409.91', 'food 0.30']);
    expect(amounts([spent('a', '90071992547409.91'), spent('b', '0.02', 'a')])).toEqual(['a 90071992547409.93']);
  });

  it('stands in the order of the sums', () => {
    const items = [spent('rent', '50.00'), spent('out', '30.00', 'food'), spent('snacks', '25.00', 'food')];
    expect(amounts(items, [label('food')])).toEqual(['food 55.00', 'rent 50.00']);
  });

  it('lets refunds take away from the sum', () => {
    expect(amounts([spent('food', '3.05'), spent('out', '-4.00', 'food')])).toEqual(['food -0.95']);
    expect(amounts([spent('food', '3'), spent('out', '-4', 'food')], [], 'JPY')).toEqual(['food -1']);
  });

  it('shows what a sum is made of, the category itself too when it has expenses of its own', () => {
    const [food, rent] = categoryShares(
      [spent('food', '8.00'), spent('out', '2.00', 'food'), spent('rent', '5.00')],
      [],
      'USD',
    );
    expect(food?.parts.map(({ category, amount }) => `${category.id} ${amount}`)).toEqual(['food 8.00', 'out 2.00']);
    expect(rent?.parts).toEqual([]);
  });

  it('keeps one at the top whose parent nobody knows', () => {
    expect(amounts([spent('out', '2.00', 'gone')])).toEqual(['out 2.00']);
  });

  it('draws all bars against the largest sum', () => {
    const shares = categoryShares(
      [spent('food', '80.00'), spent('out', '20.00', 'food'), spent('back', '-5.00')],
      [],
      'USD',
    );
    expect(shares.map(({ bar }) => bar)).toEqual([100, 0]);
    expect(shares[0]?.parts.map(({ bar }) => bar)).toEqual([80, 20]);
    expect(categoryShares([spent('back', '-5.00')], [], 'USD')[0]?.bar).toBe(0);
  });
});

import { aCategory } from '../../../testing/factories';
import { categoryOptions, toggleCategory } from './category-options';

const CATEGORIES = [
  aCategory({ id: 'old', name: 'Café', isArchived: true }),
  aCategory({ id: 'home', name: 'Housing' }),
  aCategory({ id: 'food', name: 'Food' }),
  aCategory({ id: 'cafe', name: 'Cafés', parentId: 'food' }),
  aCategory({ id: 'shop', name: 'Shopping' }),
];
const found = (typed: string, chosen: string[] = []) =>
  categoryOptions(CATEGORIES, chosen, typed).map(({ category }) => category.id);

describe('the categories to choose from', () => {
  it('are all, those below another one after it and those put away last', () => {
    expect(found('')).toEqual(['home', 'food', 'cafe', 'shop', 'old']);
  });

  it('are found without regard to case and accents, what begins with it first', () => {
    expect(found('CAFE')).toEqual(['cafe', 'old']);
    expect(found('h')).toEqual(['home', 'shop']);
  });

  it('bring along what stands below them', () => expect(found('food')).toEqual(['food', 'cafe']));

  it('say what a chosen one includes', () => {
    const [, food, cafe] = categoryOptions(CATEGORIES, ['food'], '');
    expect(food).toMatchObject({ isChosen: true, isIncluded: false });
    expect(cafe).toMatchObject({ isChosen: false, isIncluded: true, depth: 1 });
  });
});

describe('choosing a category', () => {
  it('turns it on and off', () => {
    expect(toggleCategory(CATEGORIES, ['home'], 'shop')).toEqual(['home', 'shop']);
    expect(toggleCategory(CATEGORIES, ['home', 'shop'], 'home')).toEqual(['shop']);
  });

  it('takes the place of those below it', () => {
    expect(toggleCategory(CATEGORIES, ['cafe', 'home'], 'food')).toEqual(['home', 'food']);
  });
});

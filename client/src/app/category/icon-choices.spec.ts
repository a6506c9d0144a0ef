import { CATEGORY_ICON_PATHS } from '../shared/category/category-icon-paths';
import { ICON_PATHS } from '../shared/icon-paths';
import { ICON_CHOICES, findIcons } from './icon-choices';

const icons = (query: string) => findIcons(query).map(({ icon }) => icon);

describe('the icons to choose from', () => {
  it('can all be drawn, and nothing is fetched that nobody can choose', () => {
    const drawn = { ...ICON_PATHS, ...CATEGORY_ICON_PATHS };
    const offered = ICON_CHOICES.map(({ icon }) => icon);
    expect(offered.filter((icon) => !Object.hasOwn(drawn, icon))).toEqual([]);
    expect(Object.keys(CATEGORY_ICON_PATHS).filter((icon) => !offered.includes(icon))).toEqual([]);
  });

  it('are each there once, with a name of its own', () => {
    expect(new Set(ICON_CHOICES.map(({ icon }) => icon)).size).toBe(ICON_CHOICES.length);
    expect(new Set(ICON_CHOICES.map(({ label }) => label)).size).toBe(ICON_CHOICES.length);
    expect(ICON_CHOICES.every(({ label }) => label !== '')).toBe(true);
  });

  it('are found by what they are for, from the first letters on', () => {
    expect(icons('coff')).toEqual(['cup-hot']);
    expect(icons('Public TRANSPORT')).toEqual(['bus-front', 'train-front', 'train-lightrail-front']);
    expect(icons('car-front')).toEqual(['car-front']);
    expect(icons('offee')).toEqual([]);
  });

  it('are all there without a query', () => {
    expect(icons('  ')).toHaveLength(ICON_CHOICES.length);
  });
});

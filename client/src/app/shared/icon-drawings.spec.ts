import { ApplicationRef } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { CATEGORY_ICON_PATHS } from './category/category-icon-paths';
import { IconDrawings } from './icon-drawings';
import { ICON_PATHS } from './icon-paths';

const drawings = () => TestBed.inject(IconDrawings);
const fetched = () =>
  TestBed.inject(ApplicationRef)
    .whenStable()
    .then(() => new Promise((resolve) => setTimeout(resolve)));

describe('the drawing of an icon', () => {
  it('is there at once for what every page shows', () => {
    expect(drawings().paths('plus-lg')).toBe(ICON_PATHS['plus-lg']);
  });

  it('comes a moment later for what only categories have', async () => {
    expect(drawings().paths('fork-knife')).toEqual([]);
    await fetched();
    expect(drawings().paths('fork-knife')).toBe(CATEGORY_ICON_PATHS['fork-knife']);
  });

  it.each(['no-such-icon', 'toString', ''])('is a tag for %j', async (name) => {
    drawings().paths(name);
    await fetched();
    expect(drawings().paths(name)).toBe(ICON_PATHS['tag']);
  });

  it('is kept in one place only', () => {
    expect(Object.keys(CATEGORY_ICON_PATHS).filter((name) => Object.hasOwn(ICON_PATHS, name))).toEqual([]);
  });
});

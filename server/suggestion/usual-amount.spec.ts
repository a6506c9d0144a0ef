import { describe, expect, it } from '@jest/globals';
import { usualAmount } from './usual-amount.js';

describe('the usual amount of a title, from its latest ones', () => {
  it.each([
    ['is what each of them was', ['1069', '1069', '1069'], '1069'],
    ['is what the last two were, as after a new price', ['1299', '1299', '1069', '1069', '1069'], '1299'],
    ['is what half of them were', ['500', '300', '450', '300'], '300'],
    ['is the newer one of two that each were half', ['500', '300', '500', '300'], '500'],
    ['may be a refund', ['-500', '-500'], '-500'],
  ])('%s', (_, latest, usual) => {
    expect(usualAmount(latest)).toBe(usual);
  });

  it.each([
    ['they vary', ['4354', '4419', '1538']],
    ['one came twice of many', ['300', '450', '300', '500', '550']],
    ['there was one only', ['300']],
    ['there was none', []],
  ])('is unknown where %s', (_, latest) => {
    expect(usualAmount(latest)).toBeNull();
  });
});

import { describe, expect, it } from '@jest/globals';
import type { CategoryLabel } from '../category/category.dto.js';
import type { TitleCount } from './category-decision.js';
import { askWords } from './word-votes.js';

const label = (name: string): CategoryLabel => ({ id: name, name, color: '#1c7ed6', icon: 'tag' });
const filed = (titleKey: string, name: string, count = 1): TitleCount => ({ titleKey, category: label(name), count });

describe('the words of a new title', () => {
  it('are decided by what they were for at other payees, and say so', () => {
    const related = [
      filed('thai restaurant', 'Restaurants', 7),
      filed('greek restaurant', 'Restaurants', 2),
      filed('irish restaurant', 'Bars'),
      filed('sushi restaurant', 'Restaurants', 1),
    ];
    expect(askWords(['latin', 'restaurant'], related)).toMatchObject({
      category: label('Restaurants'),
      source: 'words',
      reason: '“restaurant” was Restaurants 10 times of 11',
    });
  });

  it('say nothing when one payee alone had them', () => {
    expect(askWords(['amazon', 'video'], [filed('amazon', 'Shopping', 59)])).toBeNull();
    expect(
      askWords(['shell', 'gas'], [filed('gas company #1', 'Utilities'), filed('gas company #2', 'Utilities')]),
    ).toBeNull();
  });

  it('count a payee once, however often it was paid', () => {
    const related = [
      filed('grocery store', 'Groceries', 103),
      filed('hardware store', 'Home', 2),
      filed('paint store', 'Home', 1),
      filed('tool store', 'Home', 1),
      filed('lamp store', 'Home', 1),
    ];
    expect(askWords(['garden', 'store'], related)?.category).toEqual(label('Home'));
  });

  it('say nothing when they disagree', () => {
    const related = [
      filed('gas company', 'Utilities'),
      filed('phone company', 'Mobile'),
      filed('brewing company', 'Bars'),
    ];
    expect(askWords(['oil', 'company'], related)).toBeNull();
  });

  it('speak the louder the clearer they are', () => {
    const coffee = ['blue', 'red', 'old', 'new'].map((name) => filed(`${name} coffee`, 'Coffee'));
    const house = [filed('tea house', 'Restaurants'), filed('paint house', 'Home'), filed('house tax', 'Taxes')];
    const related = [...coffee, ...house];
    expect(askWords(['coffee', 'house'], related)).toMatchObject({
      category: label('Coffee'),
      reason: '“coffee” was Coffee all 4 times',
    });
    expect(askWords(['coffee', 'house'], related)?.confidence).toBeLessThan(
      askWords(['coffee'], related)?.confidence ?? 0,
    );
  });

  it('are taken as whole words', () => {
    const related = [filed('barber shop', 'Haircut'), filed('barber pole', 'Haircut'), filed('barber joe', 'Haircut')];
    expect(askWords(['bar'], related)).toBeNull();
    expect(askWords(['barber'], related)?.category).toEqual(label('Haircut'));
  });

  it('say nothing without a past, or without a word', () => {
    expect(askWords(['coffee'], [])).toBeNull();
    expect(askWords([], [filed('blue coffee', 'Coffee')])).toBeNull();
    expect(askWords(['12', 'the'], [filed('the 12', 'Coffee'), filed('the 12 a', 'Coffee')])).toBeNull();
  });
});

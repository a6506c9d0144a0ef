import type { FieldChange } from '../api/types';
import { expenseChangesInWords } from './expense-changes-in-words';

const told = (...changes: FieldChange[]) => expenseChangesInWords(changes, 'USD', 'en-US');

describe('what was changed about an expense', () => {
  it('says from what to what', () => {
    expect(
      told(
        { field: 'amount', from: '12.50', to: '-13.00' },
        { field: 'spentOn', from: '2026-11-03', to: '2026-11-04' },
        { field: 'category', from: 'Food', to: 'Travel' },
      ),
    ).toBe(
      'changed the amount from $12.50 to -$13.00, the date from Nov 3, 2026 to Nov 4, 2026, and the category from Food to Travel',
    );
  });

  it('adds and removes a note', () => {
    expect(told({ field: 'title', from: 'A', to: 'B' }, { field: 'note', from: null, to: 'two\nlines' })).toBe(
      'changed the title from “A” to “B”, and added the note “two lines”',
    );
    expect(told({ field: 'note', from: 'old', to: null })).toBe('removed the note “old”');
  });

  it('cuts a long text, but no character of it', () => {
    const words = told({ field: 'note', from: null, to: '🍕'.repeat(90) });
    expect(words).toBe(`added the note “${'🍕'.repeat(80)}…”`);
  });

  it('is nothing without a change', () => expect(told()).toBe(''));
});

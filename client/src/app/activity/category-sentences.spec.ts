import { anActivity } from '../../testing/factories';
import { activitySentence } from './activity-sentence';

const food = { id: 'f', name: 'Food', color: '#d9480f', icon: 'cup-hot', parentId: null, isArchived: false };
const tell = (type: string, data: Record<string, unknown>) => activitySentence(anActivity({ type, data }));

describe('what happened to a category, as a sentence', () => {
  it.each([
    [{ name: 'Groceries' }, 'You renamed the category “Food” to “Groceries”'],
    [{ color: '#111111' }, 'You changed the colour of the category “Food”'],
    [{ color: '#111111', icon: 'bag' }, 'You changed the colour and icon of the category “Food”'],
    [{ parentId: 'h' }, 'You changed the place of the category “Food”'],
  ])('tells a change of %j', (changes, text) => {
    expect(tell('category.updated', { before: food, after: { ...food, ...changes } }).text).toBe(text);
  });

  it('says how many went with one that was put away', () => {
    const archived = tell('category.archived', { category: food, others: [{ ...food, id: 'o' }] });
    expect(archived).toMatchObject({ text: 'You archived the category “Food”', detail: 'And 1 with it' });
    expect(tell('category.restored', { category: food, others: [] }).detail).toBe('');
  });

  it('says how many expenses moved, and where', () => {
    const other = { ...food, id: 'o', name: 'Other' };
    expect(tell('category.merged', { category: food, into: other, movedCount: 1200 })).toMatchObject({
      text: 'You merged the category “Food” into “Other”',
      detail: '1,200 expenses moved',
    });
    expect(tell('category.deleted', { category: food, movedTo: other, movedCount: 1 }).detail).toBe(
      '1 expense moved to “Other”',
    );
    expect(tell('category.deleted', { category: food, movedTo: null, movedCount: 0 }).detail).toBe('');
  });
});

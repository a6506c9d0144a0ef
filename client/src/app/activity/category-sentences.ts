import type { Activity } from '../api/types';
import type { Told } from './account-sentences';
import { read } from './read-data';

type Data = Activity['data'];

/** What happens to the categories of a ledger. */
export const CATEGORY_SENTENCES: Readonly<Record<string, (activity: Activity) => Told>> = {
  'category.created': ({ data }) => told(`You added the category ${named(data, 'category')}`),
  'category.updated': ({ data }) => told(updated(data)),
  'category.archived': ({ data }) => ({
    ...told(`You archived the category ${named(data, 'category')}`, broughtAlong(data)),
    icon: 'archive',
  }),
  'category.restored': ({ data }) =>
    told(`You brought back the category ${named(data, 'category')}`, broughtAlong(data)),
  'category.reordered': () => told('You put the categories in another order'),
  'category.merged': ({ data }) =>
    told(`You merged the category ${named(data, 'category')} into ${named(data, 'into')}`, moved(data)),
  'category.deleted': ({ data }) => ({
    ...told(`You deleted the category ${named(data, 'category')}`, movedTo(data)),
    icon: 'trash',
  }),
};

function told(text: string, detail = ''): Told {
  return { icon: 'tags', text, detail };
}

function updated(data: Data): string {
  const [before, after] = [read(data, 'before', 'name'), read(data, 'after', 'name')];
  if (before && after && before !== after) return `You renamed the category “${before}” to “${after}”`;
  const changes = (
    [
      ['color', 'colour'],
      ['icon', 'icon'],
      ['parentId', 'place'],
    ] as const
  ).flatMap(([field, word]) => (read(data, 'before', field) !== read(data, 'after', field) ? [word] : []));
  const what = changes.length > 0 ? `the ${new Intl.ListFormat('en').format(changes)} of ` : '';
  return `You changed ${what}the category ${named(data, 'after')}`;
}

function broughtAlong({ others }: Data): string {
  const count = Array.isArray(others) ? others.length : 0;
  return count === 0 ? '' : `And ${count} with it`;
}

function moved({ movedCount }: Data): string {
  const count = typeof movedCount === 'number' ? movedCount : 0;
  return count === 0 ? '' : `${count.toLocaleString()} ${count === 1 ? 'expense' : 'expenses'} moved`;
}

function movedTo(data: Data): string {
  const detail = moved(data);
  return detail && `${detail} to ${named(data, 'movedTo')}`;
}

function named(data: Data, key: string): string {
  const name = read(data, key, 'name');
  return name ? `“${name}”` : 'without a name';
}

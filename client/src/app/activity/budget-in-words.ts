import type { Activity } from '../api/types';
import { read } from './read-data';

/** The budget at `key` of an event's data: "the budget for “Food”". */
export function budgetInWords(data: Activity['data'], key: string): string {
  const name = read(data, key, 'categoryName');
  return name ? `the budget for “${name}”` : 'the budget for everything';
}

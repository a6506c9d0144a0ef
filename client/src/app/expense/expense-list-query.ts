import type { ExpenseFilter } from '../api/types';
import { FILTER_KEYS, NO_FILTER, cleanFilter, toFilterParams } from '../shared/expense-filter/expense-filter';

export const SORT_FIELDS = ['spentOn', 'title', 'category', 'amount'] as const;
export const PAGE_SIZES = [25, 50, 100] as const;

export type SortField = (typeof SORT_FIELDS)[number];
export type PageSize = (typeof PAGE_SIZES)[number];

export interface ExpenseListQuery {
  /** From 1. */
  page: number;
  pageSize: PageSize;
  sort: SortField;
  descending: boolean;
  filter: ExpenseFilter;
}

/** What the router takes; null takes a parameter out of the address. */
export type UrlParams = Record<string, string | number | string[] | null>;

export const DEFAULT_QUERY: ExpenseListQuery = {
  page: 1,
  pageSize: 25,
  sort: 'spentOn',
  descending: true,
  filter: NO_FILTER,
};

/** Reads the address; what it leaves out, or says wrongly, is the default. */
export function fromUrl(params: {
  get(name: string): string | null;
  getAll(name: string): string[];
}): ExpenseListQuery {
  const page = Number(params.get('page'));
  const pageSize = PAGE_SIZES.find((size) => String(size) === params.get('pageSize'));
  const sort = /^(-?)(\w+)$/.exec(params.get('sort') ?? '');
  const field = SORT_FIELDS.find((name) => name === sort?.[2]);
  return {
    page: Number.isSafeInteger(page) && page >= 1 && page <= 1_000_000 ? page : DEFAULT_QUERY.page,
    pageSize: pageSize ?? DEFAULT_QUERY.pageSize,
    sort: field ?? DEFAULT_QUERY.sort,
    descending: field ? sort?.[1] === '-' : DEFAULT_QUERY.descending,
    filter: cleanFilter({
      ...Object.fromEntries(FILTER_KEYS.map((key) => [key, params.get(key)])),
      categoryId: params.getAll('categoryId'),
    }),
  };
}

/** Query parameters for the router, without defaults. */
export function toUrl(query: ExpenseListQuery): UrlParams {
  const sort = toApiSort(query);
  const filter = toFilterParams(query.filter);
  return {
    page: query.page === DEFAULT_QUERY.page ? null : query.page,
    pageSize: query.pageSize === DEFAULT_QUERY.pageSize ? null : query.pageSize,
    sort: sort === toApiSort(DEFAULT_QUERY) ? null : sort,
    ...Object.fromEntries(FILTER_KEYS.map((key) => [key, filter[key] ?? null])),
  };
}

/** The query of the API's list. */
export function toApiParams(query: ExpenseListQuery): Record<string, string | number | string[]> {
  return { page: query.page, pageSize: query.pageSize, sort: toApiSort(query), ...toFilterParams(query.filter) };
}

export function toApiSort({ sort, descending }: Pick<ExpenseListQuery, 'sort' | 'descending'>): string {
  return descending ? `-${sort}` : sort;
}

/** A second press on a heading turns the order; the first one takes the order that is of use: latest, largest, A to Z. */
export function sortedBy(query: ExpenseListQuery, field: SortField): ExpenseListQuery {
  const descending = query.sort === field ? !query.descending : field === 'spentOn' || field === 'amount';
  return { ...query, page: 1, sort: field, descending };
}

/** The same first row stays in view. */
export function withPageSize(query: ExpenseListQuery, pageSize: PageSize): ExpenseListQuery {
  const firstRow = (query.page - 1) * query.pageSize;
  return { ...query, pageSize, page: Math.floor(firstRow / pageSize) + 1 };
}

/** Another filter has other pages. */
export function filteredBy(query: ExpenseListQuery, filter: ExpenseFilter): ExpenseListQuery {
  return { ...query, page: 1, filter: cleanFilter(filter) };
}

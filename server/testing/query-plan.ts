import type { DataSource } from 'typeorm';

/** A node of what EXPLAIN (ANALYZE, FORMAT JSON) tells. Rows are those of one loop, on average. */
export interface Plan {
  'Node Type': string;
  'Index Name'?: string;
  'Relation Name'?: string;
  'Actual Rows': number;
  'Actual Loops': number;
  'Rows Removed by Filter'?: number;
  'Rows Removed by Index Recheck'?: number;
  'Heap Fetches'?: number;
  'Subplan Name'?: string;
  Plans?: Plan[];
}

/** Runs the statement and tells how. */
export async function planOf(database: DataSource, sql: string, values: unknown[]): Promise<Plan> {
  const [row] = await database.query<[{ 'QUERY PLAN': [{ Plan: Plan }] }]>(
    `EXPLAIN (ANALYZE, FORMAT JSON) ${sql}`,
    values,
  );
  return row['QUERY PLAN'][0].Plan;
}

/** The node and all below it. */
export function nodesOf(plan: Plan): Plan[] {
  return [plan, ...(plan.Plans ?? []).flatMap(nodesOf)];
}

/** Rows of all loops. */
export const rowsOf = (plans: Plan[]) =>
  plans.reduce((sum, node) => sum + node['Actual Rows'] * node['Actual Loops'], 0);

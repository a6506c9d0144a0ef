import { resolveCriteria } from '../../dist/server/expense/expense-criteria.js';
import { ExpenseMeasureQueries } from '../../dist/server/expense/expense-measure.queries.js';
import { ExpensePageQueries } from '../../dist/server/expense/expense-page.queries.js';
import { expenseColumns } from '../../dist/server/expense/expense-row.js';

/** The statements, as `{text, values}`, by which the product answers a page of the list. */
export async function pageStatements(client, ledgerId, { sort = '-spentOn', page = 1, ...filter }) {
  const statements = [];
  const dataSource = {
    query: async (text, values) => {
      statements.push({ text, values });
      return (await client.query(text, values)).rows;
    },
  };
  const criteria = resolveCriteria(filter, 'USD', new Date().toISOString().slice(0, 10));
  const slice = { sort, skip: (page - 1) * 25, rows: 25 };
  const pages = new ExpensePageQueries(dataSource, new ExpenseMeasureQueries(dataSource));
  await pages.read(expenseColumns, ledgerId, criteria, slice);
  return statements;
}

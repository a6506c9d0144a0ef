import { ExpenseMeasureQueries } from '../../dist/server/expense/expense-measure.queries.js';
import { ExpensePageQueries } from '../../dist/server/expense/expense-page.queries.js';
import { BubbleQueries } from '../../dist/server/report/bubble.queries.js';
import { ComparisonQueries } from '../../dist/server/report/comparison.queries.js';
import { HighlightQueries } from '../../dist/server/report/highlight.queries.js';
import { MerchantQueries } from '../../dist/server/report/merchant.queries.js';
import { PaceQueries } from '../../dist/server/report/pace.queries.js';
import { RecurringQueries } from '../../dist/server/report/recurring.queries.js';
import { ReportCriteria } from '../../dist/server/report/report-criteria.js';
import { ReportQueries } from '../../dist/server/report/report.queries.js';
import { SummaryQueries } from '../../dist/server/report/summary.queries.js';

/** Makes a report as the product does, from the statements' rows. */
const makers = {
  summary: ({ summaries }, ...asked) => summaries.getSummary(...asked),
  'by-category': ({ reports }, ...asked) => reports.getTotalsByCategory(...asked),
  'by-month': ({ reports }, ...asked) => reports.getTotalsByMonth(...asked),
  'by-year': ({ reports }, ...asked) => reports.getTotalsByYear(...asked),
  'by-day': ({ reports }, ...asked) => reports.getTotalsByDay(...asked),
  bubbles: ({ bubbles }, ...asked) => bubbles.getBubbles(...asked),
  highlights: ({ highlights }, ...asked) => highlights.getHighlights(...asked),
  recurring: ({ recurring }, ...asked) => recurring.getRecurring(...asked),
  merchants: ({ merchants }, ...asked) => merchants.getMerchants(...asked),
  comparison: ({ comparisons }, ...asked) => comparisons.getComparison(...asked),
};

/** The statements, as `{text, values}`, by which the product answers a report under a filter. */
export async function reportStatements(client, ledgerId, report, filter) {
  const statements = [];
  // One after the other, as one connection takes them.
  let last = Promise.resolve();
  const dataSource = {
    query: (text, values) => {
      statements.push({ text, values });
      last = last.then(async () => (await client.query(text, values)).rows);
      return last;
    },
  };
  const ledger = { id: ledgerId, currency: 'USD' };
  await makers[report](queriesOf(dataSource), ledger, filter, 'America/Los_Angeles');
  return statements;
}

function queriesOf(dataSource) {
  const measures = new ExpenseMeasureQueries(dataSource);
  const pages = new ExpensePageQueries(dataSource, measures);
  const criteria = new ReportCriteria({ now: () => new Date() });
  const reports = new ReportQueries(dataSource, measures, criteria);
  return {
    reports,
    bubbles: new BubbleQueries(dataSource, measures, criteria),
    summaries: new SummaryQueries(pages, new PaceQueries(dataSource, measures), criteria),
    highlights: new HighlightQueries(dataSource, pages, criteria),
    recurring: new RecurringQueries(dataSource, measures, criteria),
    merchants: new MerchantQueries(dataSource, measures, criteria),
    comparisons: new ComparisonQueries(reports, criteria),
  };
}

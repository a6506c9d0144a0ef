import type { DataSource, QueryRunner } from 'typeorm';

export interface Statement {
  text: string;
  values: unknown[];
}

/** Every statement that `work` sends to the database outside of transactions, in their order. */
export async function statementsOf(database: DataSource, work: () => Promise<unknown>): Promise<Statement[]> {
  const statements: Statement[] = [];
  const query = database.query.bind(database);
  database.query = (text: string, values: unknown[] = [], transaction?: QueryRunner) => {
    // Those of transactions, the relay's among them, come this way too, each with the connection it must stay on.
    if (!transaction) statements.push({ text, values });
    return query(text, values, transaction) as never;
  };
  try {
    await work();
  } finally {
    database.query = query;
  }
  return statements;
}

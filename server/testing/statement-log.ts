import { AsyncLocalStorage } from 'node:async_hooks';
import type { DataSource } from 'typeorm';

export interface Statement {
  text: string;
  values: unknown[];
}

/**
 * Every statement that `work` sends to the database outside of transactions, in their order. What the application's
 * timers send meanwhile is not among them.
 */
export async function statementsOf(database: DataSource, work: () => Promise<unknown>): Promise<Statement[]> {
  const statements: Statement[] = [];
  const ofWork = new AsyncLocalStorage<true>();
  const query = database.query.bind(database);
  database.query = (text: string, values: unknown[] = []) => {
    if (ofWork.getStore()) statements.push({ text, values });
    return query(text, values) as never;
  };
  try {
    await ofWork.run(true, work);
  } finally {
    database.query = query;
  }
  return statements;
}

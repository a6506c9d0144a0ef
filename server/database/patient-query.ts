import type { EntityManager } from 'typeorm';

/** As long as somebody waits who leaves for good, in milliseconds: the server gives up before the client does. */
const serverPatience = 60_000;
const clientPatience = 65_000;

interface PatientClient {
  query(query: { text: string; values: unknown[]; query_timeout: number }): Promise<{ rowCount: number | null }>;
}

/**
 * A statement that may have to touch everything that somebody ever recorded, and so takes longer than an answer may. Needs
 * a transaction. Returns how many rows it touched.
 */
export async function queryPatiently({ queryRunner }: EntityManager, text: string, values: unknown[]): Promise<number> {
  if (!queryRunner?.isTransactionActive) throw new Error('A patient query needs a transaction');
  await queryRunner.query(`SET LOCAL statement_timeout = ${serverPatience}`);
  const client = (await queryRunner.connect()) as PatientClient;
  const { rowCount } = await client.query({ text, values, query_timeout: clientPatience });
  await queryRunner.query(`SET LOCAL statement_timeout TO DEFAULT`);
  return rowCount ?? 0;
}

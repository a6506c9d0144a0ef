import type { DataSource } from 'typeorm';

/** From the name of each partition's index to that of the whole table's index which it is a part of. */
export async function wholeIndexes(database: DataSource): Promise<Map<string, string>> {
  const parts: { part: string; whole: string }[] = await database.query(
    `SELECT part.relname AS part, whole.relname AS whole
       FROM pg_inherits JOIN pg_class part ON part.oid = inhrelid JOIN pg_class whole ON whole.oid = inhparent
      WHERE whole.relkind = 'I'`,
  );
  return new Map(parts.map(({ part, whole }) => [part, whole]));
}

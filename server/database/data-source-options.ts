import type { DataSourceOptions } from 'typeorm';
import { migrations } from '../../migrations/index.js';
import { ImpatientClient } from './impatient-client.js';
import { readDatesAsText } from './pg-types.js';

/** How long a statement may run, in milliseconds: the server ends it first, and if that is frozen, we do. 0: never. */
export interface Patience {
  server: number;
  client: number;
}

/** An answer of the API takes milliseconds; a person does not wait for one much longer than this. */
const forRequests: Patience = { server: 8_000, client: 10_000 };
/** A migration takes as long as its tables are large. */
export const forMigrations: Patience = { server: 0, client: 0 };

/**
 * How every part of SpendWise connects. Getting a connection may take 3 s, waiting for a lock ends after 5 s, a statement
 * by its `patience`.
 */
export function dataSourceOptions(url: string, poolSize: number, patience = forRequests): DataSourceOptions {
  readDatesAsText();
  return {
    type: 'postgres',
    url,
    migrations,
    migrationsTableName: 'migrations',
    synchronize: false,
    applicationName: 'spendwise',
    poolSize,
    connectTimeoutMS: 3_000,
    extra: {
      Client: ImpatientClient,
      query_timeout: patience.client,
      options: [
        'timezone=UTC',
        `statement_timeout=${patience.server}`,
        'lock_timeout=5000',
        'idle_in_transaction_session_timeout=60000',
        // Compiling a statement takes longer than any of ours runs.
        'jit=off',
      ]
        .map((setting) => `-c ${setting}`)
        .join(' '),
      keepAlive: true,
      idleTimeoutMillis: 30_000,
    },
  };
}

/*
 * The least that can answer a page: Fastify and pg, which run the one statement that is given as JSON in the environment and
 * send its rows. No sessions, no ledgers, no checks, no cache.
 */
import fastify from 'fastify';
import pg from 'pg';

const { text, values } = JSON.parse(process.env.STATEMENT);
const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 10, options: '-c jit=off' });
pg.types.setTypeParser(pg.types.builtins.DATE, (value) => value);
pg.types.setTypeParser(pg.types.builtins.TIMESTAMPTZ, (value) => value);

const app = fastify();
app.get('/', async () => (await pool.query(text, values)).rows);
console.log(`ready: ${await app.listen({ port: 0, host: '127.0.0.1' })}`);
// Ends with whoever started it.
process.on('disconnect', () => process.exit());

/*
 * The least that can carry events through RabbitMQ into a table, one half of it in this process: ROLE=publisher sends COUNT
 * messages, 400 of which may wait for their confirms; ROLE=consumer inserts each by one statement, then acknowledges it.
 */
import { connect } from 'amqplib';
import pg from 'pg';

const { ROLE, RABBITMQ_URL, DATABASE_URL, QUEUE, PREFETCH, CONTENT } = process.env;
const mostUnconfirmed = 400;
const connection = await connect(RABBITMQ_URL);
const channel = await connection.createConfirmChannel();
const settings = { durable: true, arguments: { 'x-queue-type': 'quorum' } };
await channel.assertQueue(QUEUE, settings);
process.on('disconnect', () => process.exit());
if (ROLE === 'consumer') await consume();
else process.on('message', (count) => void publish(count));
process.send('ready');

async function consume() {
  const pool = new pg.Pool({ connectionString: DATABASE_URL, max: 10, options: '-c jit=off' });
  await channel.prefetch(Number(PREFETCH));
  await channel.consume(QUEUE, async (message) => {
    const { id, data } = JSON.parse(message.content.toString());
    await pool.query('INSERT INTO bare_events (id, data) VALUES ($1, $2)', [id, JSON.stringify(data)]);
    channel.ack(message);
  });
}

async function publish(count) {
  const event = JSON.parse(CONTENT);
  const waiting = new Set();
  for (let number = 0; number < count; number += 1) {
    const content = Buffer.from(JSON.stringify({ ...event, id: crypto.randomUUID() }));
    const confirmed = new Promise((resolve, reject) => {
      channel.publish('', QUEUE, content, { persistent: true, mandatory: true }, (error) =>
        error ? reject(error) : resolve(),
      );
    }).then(() => waiting.delete(confirmed));
    waiting.add(confirmed);
    if (waiting.size >= mostUnconfirmed) await Promise.race(waiting);
  }
  await Promise.all(waiting);
}

import { randomUUID } from 'node:crypto';
import type { ConfirmChannel, GetMessage } from 'amqplib';
import { UnavailableProblem } from '../http/problem.js';
import { type Consumer, consumers } from './consumers.js';
import type { ParkedCopy, ParkedVisitor } from './event-queues.js';
import { publishConfirmed } from './rabbitmq-publish.js';
import type { RabbitmqTopology } from './rabbitmq-topology.js';

/** Messages held at once; each may be as large as the broker accepts. */
const batchSize = 50;

/**
 * Takes each message that stands parked now, once, and puts those to be kept back at the end. Giving them back instead
 * would count as a failed delivery, of which some versions of RabbitMQ allow 20 before they drop a message.
 * @throws UnavailableProblem when a copy is not confirmed. Closing the channel gives back what it holds.
 */
export async function visitParkedQueue(
  channel: ConfirmChannel,
  topology: RabbitmqTopology,
  visit: ParkedVisitor,
): Promise<void> {
  const queue = topology.parkedQueue;
  let { messageCount: left } = await channel.checkQueue(queue);
  while (left > 0) {
    const batch = await take(channel, queue, Math.min(left, batchSize));
    if (batch.length === 0) return;
    left -= batch.length;
    const kept: GetMessage[] = [];
    for (const message of batch) {
      if ((await visit(readCopy(message, topology))) === 'keep') kept.push(message);
      else channel.ack(message);
    }
    await putBack(channel, queue, kept);
  }
}

async function take(channel: ConfirmChannel, queue: string, count: number): Promise<GetMessage[]> {
  const answers = await Promise.all(Array.from({ length: count }, () => channel.get(queue, { noAck: false })));
  return answers.filter((answer): answer is GetMessage => answer !== false);
}

async function putBack(channel: ConfirmChannel, queue: string, messages: GetMessage[]): Promise<void> {
  const copies = messages.map(({ content, properties }) => ({
    // One event may be parked for two consumers, whose copies have the same id.
    id: randomUUID(),
    exchange: '',
    routingKey: queue,
    content,
    headers: { ...properties.headers },
  }));
  const confirmed = await publishConfirmed(channel, copies);
  if (confirmed.size < copies.length) throw new UnavailableProblem();
  for (const message of messages) channel.ack(message);
}

interface ParkedHeaders {
  'x-consumer'?: unknown;
  'x-reason'?: unknown;
  'x-attempt'?: unknown;
  /** What RabbitMQ notes of a message that it moved itself. */
  'x-death'?: { queue?: unknown; reason?: unknown }[];
}

function readCopy({ content, properties }: GetMessage, topology: RabbitmqTopology): ParkedCopy {
  const headers = (properties.headers ?? {}) as ParkedHeaders;
  const death = Array.isArray(headers['x-death']) ? headers['x-death'][0] : undefined;
  const origin = consumers.find((consumer: Consumer) => topology.queueOf(consumer) === death?.queue);
  const { 'x-consumer': consumer, 'x-reason': reason, 'x-attempt': attempts } = headers;
  return {
    content,
    consumer: typeof consumer === 'string' ? consumer : (origin?.name ?? 'unknown'),
    reason: typeof reason === 'string' ? reason : reasonOf(death?.reason),
    attempts: typeof attempts === 'number' && attempts > 0 ? attempts : 1,
  };
}

const reasonOf = (death: unknown) =>
  death === 'delivery_limit'
    ? 'Whoever was to handle it ended before it was done, each time, until RabbitMQ parked it.'
    : 'RabbitMQ parked it.';

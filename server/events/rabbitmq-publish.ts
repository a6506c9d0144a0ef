import type { ConfirmChannel, Message, Options } from 'amqplib';

const confirmTimeout = 5_000;

/** A message to publish; `id` must be unique among those under way on one channel. */
export interface OutgoingMessage {
  id: string;
  exchange: string;
  routingKey: string;
  content: Buffer;
  headers?: Record<string, unknown>;
}

/**
 * Publishes persistently and waits until the broker has each message on disk in at least one queue.
 * @returns the ids that were confirmed; a message that reached no queue, was refused or timed out is not among them.
 */
export async function publishConfirmed(channel: ConfirmChannel, messages: OutgoingMessage[]): Promise<Set<string>> {
  const unroutable = new Set<string>();
  const noteReturned = (message: Message) => unroutable.add(message.properties.messageId as string);
  // One listener for each publication under way, of which there may be as many as deliveries in work.
  channel.setMaxListeners(0);
  channel.on('return', noteReturned);
  try {
    const confirmed = await Promise.all(messages.map((message) => publishOne(channel, message)));
    return new Set(messages.filter(({ id }, index) => confirmed[index] && !unroutable.has(id)).map(({ id }) => id));
  } finally {
    channel.off('return', noteReturned);
  }
}

function publishOne(channel: ConfirmChannel, { id, exchange, routingKey, content, headers }: OutgoingMessage) {
  const options: Options.Publish = {
    messageId: id,
    persistent: true,
    mandatory: true,
    contentType: 'application/json',
    headers: headers ?? {},
  };
  return new Promise<boolean>((resolve) => {
    const timer = setTimeout(() => resolve(false), confirmTimeout);
    const settle = (error: unknown) => {
      clearTimeout(timer);
      resolve(!error);
    };
    try {
      channel.publish(exchange, routingKey, content, options, settle);
    } catch (error) {
      settle(error);
    }
  });
}

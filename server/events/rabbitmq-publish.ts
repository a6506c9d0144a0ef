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
  const confirmed = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  // One listener for each publication under way, of which there may be as many as deliveries in work.
  channel.setMaxListeners(0);
  channel.on('return', noteReturned);
  try {
    const late = new Promise((resolve) => (timer = setTimeout(resolve, confirmTimeout)));
    await Promise.race([Promise.all(messages.map((message) => publishOne(channel, message, confirmed))), late]);
    return new Set([...confirmed].filter((id) => !unroutable.has(id)));
  } finally {
    clearTimeout(timer);
    channel.off('return', noteReturned);
  }
}

/** Resolves when the broker has answered, or never can; adds a message that it has taken to `confirmed`. */
function publishOne(channel: ConfirmChannel, message: OutgoingMessage, confirmed: Set<string>): Promise<void> {
  const { id, exchange, routingKey, content, headers } = message;
  const options: Options.Publish = {
    messageId: id,
    persistent: true,
    mandatory: true,
    contentType: 'application/json',
    headers: headers ?? {},
  };
  return new Promise<void>((resolve) => {
    const settle = (error: unknown) => {
      if (!error) confirmed.add(id);
      resolve();
    };
    try {
      channel.publish(exchange, routingKey, content, options, settle);
    } catch (error) {
      settle(error);
    }
  });
}

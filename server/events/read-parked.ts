import { createHash } from 'node:crypto';
import { z } from 'zod';

/** What can be told of a message that may not be an event in any other way: one of a later version still has these. */
export interface ParkedTraits {
  id: string;
  eventId: string | null;
  type: string | null;
}

const traits = z.object({ id: z.uuid(), type: z.string().max(200).optional().catch(undefined) });

/**
 * Who the message is, whichever copy of it one has: the event at its consumer, or, for what is no event, its bytes. Equal
 * garbage is one message.
 */
export function readParked(consumer: string, content: Buffer): ParkedTraits {
  const { success, data } = traits.safeParse(parse(content));
  const eventId = success ? data.id.toLowerCase() : null;
  // Text columns take no NUL.
  const type = (success && data.type?.replaceAll('\u0000', '')) || null;
  return { id: idOf(consumer, eventId ?? content), eventId, type };
}

function parse(content: Buffer): unknown {
  try {
    return JSON.parse(content.toString('utf8'));
  } catch {
    return undefined;
  }
}

/** A UUID of version 8 (RFC 9562: made by a method of one's own) from a digest. */
function idOf(consumer: string, identity: string | Buffer): string {
  const digest = createHash('sha256').update(consumer).update('\0').update(identity).digest().subarray(0, 16);
  digest[6] = ((digest[6] as number) & 0x0f) | 0x80;
  digest[8] = ((digest[8] as number) & 0x3f) | 0x80;
  return digest.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

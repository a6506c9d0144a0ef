import { z } from 'zod';

/** The channel of PostgreSQL on which listeners tell the processes of the API whose activities have changed. */
export const announcementChannel = 'spendwise_activities';

/** Whose activities have changed: those of these users, and of these ledgers. */
export interface Announcement {
  users: number[];
  ledgers: string[];
}

/** A notification may have less than 8,000 bytes; of the longest ids, so many have 6,000. */
const idsInPayload = 150;

const schema = z.object({ users: z.array(z.number().int()), ledgers: z.array(z.string()) });

/** Texts of less than 8,000 bytes each. */
export function toPayloads({ users, ledgers }: Announcement): string[] {
  const payloads: string[] = [];
  const parts = Math.ceil(Math.max(users.length, ledgers.length) / idsInPayload);
  for (let part = 0; part < parts; part += 1) {
    const [first, end] = [part * idsInPayload, (part + 1) * idsInPayload];
    payloads.push(JSON.stringify({ users: users.slice(first, end), ledgers: ledgers.slice(first, end) }));
  }
  return payloads;
}

/** Null for what a later version may say. */
export function readPayload(payload: string): Announcement | null {
  try {
    return schema.parse(JSON.parse(payload));
  } catch {
    return null;
  }
}

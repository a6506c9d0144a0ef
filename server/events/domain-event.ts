import { z } from 'zod';

/** The newest envelope and payload format this code writes and understands. */
export const eventVersion = 1;

/**
 * An event as it travels. `occurredAt` is an ISO 8601 instant; `sequence` is the version its ledger had after the
 * change (null for what belongs to a user alone), so that order can be restored whatever the order of arrival.
 */
export const domainEventSchema = z.object({
  id: z.uuid(),
  type: z.string().regex(/^[a-z]+(-[a-z]+)*\.[a-z]+(-[a-z]+)*$/),
  version: z.number().int().min(1).max(eventVersion),
  occurredAt: z.iso.datetime(),
  userId: z.number().int().positive().nullable(),
  ledgerId: z.uuid().nullable(),
  sequence: z.number().int().nonnegative().nullable(),
  data: z.record(z.string(), z.unknown()),
});

export type DomainEvent = z.infer<typeof domainEventSchema>;

import { z } from 'zod';
import { newestVersionOf } from './event-versions.js';

/**
 * An event as it travels. `occurredAt` is an ISO 8601 instant; `sequence` is the version its ledger had after the
 * change (null for what belongs to a user alone), so that order can be restored whatever the order of arrival.
 */
export const domainEventSchema = z
  .object({
    id: z.uuid(),
    type: z.string().regex(/^[a-z]+(-[a-z]+)*\.[a-z]+(-[a-z]+)*$/),
    version: z.number().int().min(1),
    occurredAt: z.iso.datetime(),
    userId: z.number().int().positive().nullable(),
    ledgerId: z.uuid().nullable(),
    sequence: z.number().int().nonnegative().nullable(),
    data: z.record(z.string(), z.unknown()),
  })
  .refine(({ type, version }) => version <= newestVersionOf(type), {
    path: ['version'],
    error: 'is of a version that is newer than this program',
  });

export type DomainEvent = z.infer<typeof domainEventSchema>;

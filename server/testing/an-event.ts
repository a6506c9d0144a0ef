import { randomUUID } from 'node:crypto';
import type { DomainEvent } from '../events/domain-event.js';

/** An event as it arrives at a consumer. */
export function anEvent(type: string, data: DomainEvent['data'], about: Partial<DomainEvent> = {}): DomainEvent {
  return {
    id: randomUUID(),
    type,
    version: 1,
    occurredAt: '2026-11-24T18:00:00.000Z',
    userId: null,
    ledgerId: null,
    sequence: null,
    data,
    ...about,
  };
}

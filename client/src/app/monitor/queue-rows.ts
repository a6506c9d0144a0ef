import type { MonitoredQueue } from '../api/types';

/** A consumer's queues together, or the parked one. */
export interface QueueRow {
  name: string;
  ready: number;
  /** Null where only the broker's own page tells. */
  unacknowledged: number | null;
  /** What waits for a later attempt; null for the parked queue. */
  retrying: number | null;
  /** Null for the parked queue, which nobody is meant to consume. */
  consumers: number | null;
  /** Whether messages wait that nobody takes. */
  isAlone: boolean;
}

export function toQueueRows(queues: readonly MonitoredQueue[]): QueueRow[] {
  return queues
    .filter(({ role }) => role !== 'retry')
    .map(({ name, consumer, role, ready, unacknowledged, consumers }) => {
      if (role === 'parked') {
        return { name, ready, unacknowledged, retrying: null, consumers: null, isAlone: false };
      }
      const later = queues.filter((queue) => queue.role === 'retry' && queue.consumer === consumer);
      const retrying = later.reduce((sum, queue) => sum + queue.ready, 0);
      return { name, ready, unacknowledged, retrying, consumers, isAlone: consumers === 0 };
    });
}

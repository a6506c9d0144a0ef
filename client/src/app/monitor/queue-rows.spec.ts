import type { MonitoredQueue } from '../api/types';
import { toQueueRows } from './queue-rows';

const aQueue = (fields: Partial<MonitoredQueue>): MonitoredQueue => ({
  name: 'spendwise.mail',
  consumer: 'mail',
  role: 'work',
  ready: 0,
  unacknowledged: null,
  consumers: 1,
  ...fields,
});

describe('the rows of queues', () => {
  it('add up what waits for a later attempt at each consumer', () => {
    const rows = toQueueRows([
      aQueue({ ready: 3 }),
      aQueue({ name: 'spendwise.mail.retry.1000', role: 'retry', ready: 2 }),
      aQueue({ name: 'spendwise.mail.retry.5000', role: 'retry', ready: 5 }),
      aQueue({ name: 'spendwise.activity', consumer: 'activity' }),
    ]);
    expect(rows.map(({ name, ready, retrying }) => [name, ready, retrying])).toEqual([
      ['spendwise.mail', 3, 7],
      ['spendwise.activity', 0, 0],
    ]);
  });

  it('tell of a queue that nobody consumes, but not of the parked one', () => {
    const rows = toQueueRows([
      aQueue({ consumers: 0 }),
      aQueue({ name: 'spendwise.parked', consumer: null, role: 'parked', ready: 4, consumers: 0 }),
    ]);
    expect(rows.map(({ isAlone }) => isAlone)).toEqual([true, false]);
    expect(rows[1]).toMatchObject({ ready: 4, retrying: null, consumers: null });
  });
});

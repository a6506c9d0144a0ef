import { type ExecutionContext, Logger } from '@nestjs/common';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { lastValueFrom, throwError } from 'rxjs';
import { anEvent } from '../testing/an-event.js';
import { testConfig } from '../testing/test-api.js';
import { AcknowledgeInterceptor, UnprocessableEvent } from './acknowledge.interceptor.js';
import { Delivery } from './delivery.js';
import { EventFlow } from './event-flow.js';
import type { ParkedMessages } from './parked-messages.js';
import { TransientFailure } from './transient-failure.js';

const delays = [10, 20, 30];
const config = testConfig({ EVENT_RETRY_DELAYS_MS: delays.join(',') });

beforeAll(() => Logger.overrideLogger(false));

class NotedDelivery extends Delivery {
  fate: string;

  acknowledge(): void {
    this.fate = 'acknowledged';
  }

  retry(_reason: string, delay: number, nextAttempt: number): void {
    this.fate = `in ${delay} ms as attempt ${nextAttempt}`;
  }

  park(): void {
    this.fate = 'parked';
  }
}

describe('an event whose handler throws', () => {
  it('is tried again by the delays, and parked after the last', async () => {
    const fates = await fatesOf(() => new Error('broken'), 4);
    expect(fates).toEqual(['in 10 ms as attempt 2', 'in 20 ms as attempt 3', 'in 30 ms as attempt 4', 'parked']);
  });

  it('is tried again at growing intervals and never parked, while what it needs is away', async () => {
    const fates = await fatesOf(() => new TransientFailure('the mail server is away'), 6);
    expect(fates).toEqual([
      'in 10 ms as attempt 2',
      'in 20 ms as attempt 3',
      'in 30 ms as attempt 3',
      'in 30 ms as attempt 3',
      'in 30 ms as attempt 3',
      'in 30 ms as attempt 3',
    ]);
    expect(await fateOf(new TransientFailure('away'), 4)).toBe('in 30 ms as attempt 3');
  });

  it('has an attempt left for a failure of its own when that is back', async () => {
    expect(await fateOf(new Error('broken'), 3)).toBe('in 30 ms as attempt 4');
  });

  it('counts no attempt while the database is away', async () => {
    const outage = Object.assign(new Error('refused'), { code: 'ECONNREFUSED' });
    expect(await fateOf(outage, 1)).toBe('in 10 ms as attempt 1');
    expect(await fateOf(outage, 4)).toBe('in 30 ms as attempt 4');
  });

  it('is parked at once when no repetition can make it right', async () => {
    expect(await fateOf(new UnprocessableEvent('no such thing'), 1)).toBe('parked');
  });
});

/** What becomes of one event, attempt by attempt. */
async function fatesOf(failure: () => Error, count: number): Promise<string[]> {
  const fates: string[] = [];
  let attempt = 1;
  for (let round = 0; round < count; round += 1) {
    const fate = await fateOf(failure(), attempt);
    fates.push(fate);
    attempt = Number(/attempt (\d+)/.exec(fate)?.[1]);
  }
  return fates;
}

async function fateOf(failure: Error, attempt: number): Promise<string> {
  const parked = { store: () => Promise.resolve(true) } as unknown as ParkedMessages;
  const delivery = new NotedDelivery('test', anEvent('thing.happened', {}), attempt);
  const context = { switchToRpc: () => ({ getContext: () => delivery }) } as unknown as ExecutionContext;
  const interceptor = new AcknowledgeInterceptor(parked, config, new EventFlow());
  await lastValueFrom(interceptor.intercept(context, { handle: () => throwError(() => failure) }));
  await delivery.settled;
  return delivery.fate;
}

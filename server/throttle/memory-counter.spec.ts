import { describe, expect, it } from '@jest/globals';
import { setTimeout as delay } from 'node:timers/promises';
import { MemoryCounter } from './memory-counter.js';

describe('counting in memory', () => {
  it('counts each key for itself, and takes back', async () => {
    const counter = new MemoryCounter(60);
    expect(await counter.add('a', 1)).toMatchObject({ count: 1 });
    expect(await counter.add('a', 1)).toMatchObject({ count: 2 });
    expect(await counter.add('b', 1)).toMatchObject({ count: 1 });
    expect(await counter.add('a', -1)).toMatchObject({ count: 1 });
    await counter.clear('a');
    expect(await counter.add('a', 1)).toMatchObject({ count: 1 });
    expect(await counter.add('b', -5)).toMatchObject({ count: 0 });
  });

  it('begins anew when the window ends, which no further count puts off', async () => {
    const counter = new MemoryCounter(0.2);
    const first = await counter.add('a', 1);
    await delay(50);
    const second = await counter.add('a', 1);
    expect(second.endsIn).toBeLessThan(first.endsIn);
    await delay(second.endsIn + 1);
    expect(await counter.add('a', 1)).toMatchObject({ count: 1 });
  });
});

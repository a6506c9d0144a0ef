import { describe, expect, it } from '@jest/globals';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { HandOver } from './hand-over.js';

describe('the end of a mail', () => {
  it('comes after the note was begun, and without waiting for what becomes of it', async () => {
    const order: string[] = [];
    const handOver = new HandOver(() => {
      order.push('noted');
      return new Promise<void>(() => undefined);
    });
    const body = handOver.holdBackEndOf(Readable.from(['Hello', ', Ada']));
    body.on('data', (chunk: string) => order.push(chunk));
    await new Promise((resolve) => body.once('end', resolve));
    expect(order).toEqual(['Hello', ', Ada', 'noted']);
  });

  it('is not noted for a mail that nobody asked to read', async () => {
    let notes = 0;
    const handOver = new HandOver(async () => void (notes += 1));
    const body = handOver.holdBackEndOf(Readable.from(['Hello']));
    await new Promise((resolve) => setImmediate(resolve));
    expect(body.readableDidRead).toBe(false);
    body.destroy();
    expect([notes, handOver.isComplete]).toEqual([0, false]);
  });

  it('comes all the same where the note fails', async () => {
    const handOver = new HandOver(() => Promise.reject(new Error('the database is away')));
    expect(await text(handOver.holdBackEndOf(Readable.from(['Hello'])))).toBe('Hello');
    await handOver.untilNoted();
    expect(handOver.isComplete).toBe(true);
  });
});

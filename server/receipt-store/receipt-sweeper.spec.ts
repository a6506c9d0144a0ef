import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { FixedClock } from '../testing/fixed-clock.js';
import { DiskReceiptStore } from './disk-receipt-store.js';
import { receiptFiles } from './receipt-files.js';
import { ReceiptNames } from './receipt-names.js';
import { ReceiptSweepFindings } from './receipt-sweep-findings.js';
import { ReceiptSweeper } from './receipt-sweeper.js';

const hour = 3_600_000;
const clock = new FixedClock();
let folder: string;
let named: Set<string>;
let findings: ReceiptSweepFindings;
let sweeper: ReceiptSweeper;
let warnings: string[];
let asked: string[];

/** The table, in memory. */
class KnownReceipts extends ReceiptNames {
  async namedReceipts(keys: string[]): Promise<Set<string>> {
    asked.push(...keys);
    return new Set(keys.filter((key) => named.has(key)));
  }

  override async expectedOriginals(after: string | null): Promise<string[]> {
    const originals = [...named].filter((key) => key.includes('original')).sort();
    // Two at a time, so that a sweep has to ask again.
    return originals.filter((key) => after === null || key > after).slice(0, 2);
  }
}

beforeEach(() => {
  clock.set('2026-11-24T18:00:00.000Z');
  folder = mkdtempSync(join(tmpdir(), 'spendwise-sweep-'));
  named = new Set();
  asked = [];
  warnings = [];
  findings = new ReceiptSweepFindings();
  sweeper = new ReceiptSweeper(new DiskReceiptStore(folder), new KnownReceipts(), findings, clock);
  jest.spyOn(Logger.prototype, 'log').mockImplementation(() => undefined);
  jest.spyOn(Logger.prototype, 'warn').mockImplementation((message: unknown) => void warnings.push(String(message)));
});
afterEach(() => {
  jest.restoreAllMocks();
  rmSync(folder, { recursive: true, force: true });
});

describe('sweeping the receipts', () => {
  it('removes what no receipt has named for a day, and nothing else', async () => {
    const old = { unnamed: stored(25), named: stored(25), stranger: stored(25, 'of/somebody/else.jpg') };
    named.add(old.named);
    await sweeper.sweep();
    // Only keys of ours are asked for: the table would not understand others.
    expect(asked.sort()).toEqual([old.unnamed, old.named].sort());
    later(24);
    const young = stored(23);
    await sweeper.sweep();
    expect(await keysLeft()).toEqual([old.named, old.stranger, young].sort());
    expect(findings).toEqual({ removedFiles: 1, withoutFile: 0 });
    expect(warnings).toEqual([]);
  });

  it('removes nothing because a database that does not know the pictures stands there for less than a day', async () => {
    const keys = Array.from({ length: 5 }, () => stored(1_000));
    await sweeper.sweep();
    later(23);
    await sweeper.sweep();
    expect(await keysLeft()).toEqual([...keys].sort());
    named = new Set(keys);
    await sweeper.sweep();
    named = new Set();
    later(23);
    await sweeper.sweep();
    expect(await keysLeft()).toEqual([...keys].sort());
    expect(findings.removedFiles).toBe(0);
  });

  it('removes what has been on its way for a day', async () => {
    stored(25, '.arriving/half');
    const young = stored(23, '.arriving/on-its-way');
    await sweeper.sweep();
    expect(await keysLeft()).toEqual([young]);
  });

  it('reports receipts whose file is gone, by name, and that it is back', async () => {
    const there = [stored(1), stored(50), stored(99)];
    const gone = [aKey(), aKey()];
    named = new Set([...there, ...gone]);
    await sweeper.sweep();
    expect(findings.withoutFile).toBe(2);
    expect(warnings).toHaveLength(1);
    for (const key of gone) expect(warnings[0]).toContain(key);
    for (const key of gone) stored(1, key);
    await sweeper.sweep();
    expect(findings.withoutFile).toBe(0);
    expect(warnings).toHaveLength(1);
  });

  it('does not report a receipt that is deleted meanwhile', async () => {
    const gone = aKey();
    jest.spyOn(KnownReceipts.prototype, 'expectedOriginals').mockImplementation(async (after) => (after ? [] : [gone]));
    await sweeper.sweep();
    expect(findings.withoutFile).toBe(0);
  });

  it('goes through more files than it asks for at once', async () => {
    const keys = Array.from({ length: 1_100 }, () => stored(48));
    for (const key of keys.slice(0, 100)) named.add(key);
    await sweeper.sweep();
    later(24);
    await sweeper.sweep();
    expect(await keysLeft()).toEqual(keys.slice(0, 100).sort());
    expect(findings.removedFiles).toBe(1_000);
  });
});

function later(hours: number): void {
  clock.set(new Date(clock.now().getTime() + hours * hour).toISOString());
}

const aKey = () => receiptFiles(randomUUID(), randomUUID(), { kind: 'original', mediaType: 'image/jpeg' });

/** A file in the store that came so many hours ago. */
function stored(hoursAgo: number, key = aKey()): string {
  const path = join(folder, key);
  const time = new Date(clock.now().getTime() - hoursAgo * hour);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, 'x');
  utimesSync(path, time, time);
  return key;
}

async function keysLeft(): Promise<string[]> {
  const keys: string[] = [];
  for await (const { key } of new DiskReceiptStore(folder).list()) keys.push(key);
  return keys.sort();
}

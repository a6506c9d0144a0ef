import { type BeforeApplicationShutdown, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { Clock } from '../clock.js';
import { RepeatingTask } from '../events/repeating-task.js';
import { receiptOf } from './receipt-files.js';
import { ReceiptNames } from './receipt-names.js';
import { ReceiptFileMissingError } from './receipt-store-problems.js';
import { ReceiptStore } from './receipt-store.js';
import { ReceiptSweepFindings } from './receipt-sweep-findings.js';

const interval = 6 * 3_600_000;
/**
 * In milliseconds. A file is stored before its row, and a deleted receipt can be restored, so the young ones stay; and a
 * database that is empty, or of another day, by mistake must not cost the pictures, so this process has to have seen a
 * file without a name for as long as well.
 */
const longestUnnamed = 24 * 3_600_000;
/** Where a store puts files that are still on their way to their names. */
const arriving = '.arriving/';
const batchSize = 500;
/** Of the keys without a file that a warning names. */
const mostNamed = 5;

/**
 * Removes files that no receipt has named for a day of this process, and reports receipts whose file is gone. Several processes may do it
 * at once: a file that is gone counts as removed.
 */
@Injectable()
export class ReceiptSweeper implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(ReceiptSweeper.name);
  private readonly ending = new AbortController();
  private readonly task = new RepeatingTask(
    () => this.sweep(),
    interval,
    (error) => this.logger.warn(`files of receipts could not be looked through: ${error.message}`),
  );

  /** Since when files were seen without a name, in milliseconds since 1970. */
  private readonly unnamedSince = new Map<string, number>();

  constructor(
    private readonly store: ReceiptStore,
    private readonly names: ReceiptNames,
    private readonly findings: ReceiptSweepFindings,
    private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    this.task.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.ending.abort();
    await this.task.stop();
  }

  async sweep(): Promise<void> {
    const originals = await this.removeUnnamed();
    await this.reportMissing(originals);
  }

  /** @returns the keys of all originals there are */
  private async removeUnnamed(): Promise<Set<string>> {
    const youngest = this.clock.now().getTime() - longestUnnamed;
    const originals = new Set<string>();
    let old: string[] = [];
    for await (const { key, modifiedAt } of this.store.list()) {
      this.ending.signal.throwIfAborted();
      if (key.includes('/original.')) originals.add(key);
      if (modifiedAt.getTime() < youngest) old.push(key);
      if (old.length < batchSize) continue;
      await this.removeUnnamedOf(old);
      old = [];
    }
    await this.removeUnnamedOf(old);
    return originals;
  }

  private async removeUnnamedOf(keys: string[]): Promise<void> {
    const ours = keys.filter((key) => receiptOf(key) !== null);
    const named = ours.length > 0 ? await this.names.namedReceipts(ours) : new Set<string>();
    for (const key of named) this.unnamedSince.delete(key);
    const lasting = ours.filter((key) => !named.has(key) && this.isUnnamedForLong(key));
    const removable = [...lasting, ...keys.filter((key) => key.startsWith(arriving))];
    if (removable.length === 0) return;
    await this.store.remove(removable);
    for (const key of removable) this.unnamedSince.delete(key);
    this.findings.removedFiles += removable.length;
    this.logger.log(`removed ${removable.length} files that no receipt names`);
  }

  private isUnnamedForLong(key: string): boolean {
    const now = this.clock.now().getTime();
    const since = this.unnamedSince.get(key);
    if (since === undefined) this.unnamedSince.set(key, now);
    return since !== undefined && now - since >= longestUnnamed;
  }

  private async reportMissing(originals: Set<string>): Promise<void> {
    const missing: string[] = [];
    for (let after: string | null = null; ;) {
      this.ending.signal.throwIfAborted();
      const expected = await this.names.expectedOriginals(after);
      if (expected.length === 0) break;
      for (const key of expected.filter((one) => !originals.has(one))) {
        if (await this.isMissing(key)) missing.push(key);
      }
      after = expected.at(-1) as string;
    }
    this.findings.withoutFile = missing.length;
    if (missing.length === 0) return;
    const some = missing.slice(0, mostNamed).join(', ');
    this.logger.warn(`${missing.length} receipts have no file any more, restore them from a backup: ${some}`);
  }

  /** Asked again: it may have come, or its receipt gone, since the list was read. */
  private async isMissing(key: string): Promise<boolean> {
    try {
      const { stream } = await this.store.open(key, { start: 0, end: 0 });
      stream.destroy();
      return false;
    } catch (error) {
      if (!(error instanceof ReceiptFileMissingError)) throw error;
      return (await this.names.namedReceipts([key])).has(key);
    }
  }
}

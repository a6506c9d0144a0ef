import { randomUUID } from 'node:crypto';
import type { Dirent } from 'node:fs';
import { copyFile, mkdir, open, readdir, rename, rm, rmdir, stat } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { receiptOf } from './receipt-files.js';
import { ReceiptFileMissingError, ReceiptRangeError, toStoreProblem } from './receipt-store-problems.js';
import { type ByteRange, type OpenedFile, ReceiptStore } from './receipt-store.js';

/** Holds copies on their way from another file system. No key begins like it. */
const arrivals = '.arriving';

/**
 * Files in `folder`, by their key. A file is complete on the disk before it gets its name there, and the name is on the
 * disk before `put` resolves: whatever happens in between, there is the whole file or none.
 */
export class DiskReceiptStore extends ReceiptStore {
  constructor(private readonly folder: string) {
    super();
  }

  async put(key: string, file: string): Promise<void> {
    const path = this.pathOf(key);
    try {
      if (await this.isMovedAlready(file, path)) return;
      await syncFile(file);
      await this.makeFolder(dirname(path));
      await this.move(file, path);
      await syncFolder(dirname(path));
    } catch (error) {
      throw toStoreProblem(error);
    }
  }

  async open(key: string, range?: ByteRange): Promise<OpenedFile> {
    try {
      const handle = await open(this.pathOf(key), 'r');
      try {
        const { size } = await handle.stat();
        if (range && range.start >= size) throw new ReceiptRangeError(size);
        return { stream: handle.createReadStream(range), byteSize: size };
      } catch (error) {
        await handle.close();
        throw error;
      }
    } catch (error) {
      throw missingOr(error, key);
    }
  }

  async remove(keys: string[]): Promise<void> {
    try {
      for (const key of keys) await rm(this.anyPathOf(key), { force: true });
    } catch (error) {
      throw toStoreProblem(error);
    }
    const folders = new Set(keys.map((key) => dirname(this.anyPathOf(key))));
    for (const folder of folders) await this.removeIfEmpty(folder);
  }

  async *list(): AsyncIterable<{ key: string; modifiedAt: Date }> {
    for await (const path of filesBelow(this.folder)) {
      // It may go while the list is read.
      const found = await stat(path).catch(() => null);
      if (found) yield { key: relative(this.folder, path).split(sep).join('/'), modifiedAt: found.mtime };
    }
  }

  async fetchTo(key: string, file: string): Promise<void> {
    await copyFile(this.pathOf(key), file).catch(async (error: unknown) => {
      await rm(file, { force: true }).catch(() => undefined);
      throw missingOr(error, key);
    });
  }

  private pathOf(key: string): string {
    if (!receiptOf(key)) throw new Error(`not the key of a receipt's file: ${key}`);
    return join(this.folder, key);
  }

  /** Also of what `list` found and nobody named. */
  private anyPathOf(key: string): string {
    const path = join(this.folder, key);
    if (!path.startsWith(this.folder + sep)) throw new Error(`outside the store: ${key}`);
    return path;
  }

  /** An attempt that nobody heard the end of has moved the file already. */
  private async isMovedAlready(file: string, path: string): Promise<boolean> {
    if (await exists(file)) return false;
    if (!(await exists(path))) return false;
    await syncFolder(dirname(path));
    return true;
  }

  /** With every folder on the way. A new folder is only safe with the name in the one above. */
  private async makeFolder(folder: string): Promise<void> {
    const first = await mkdir(folder, { recursive: true, mode: 0o700 });
    if (first === undefined) return;
    for (let made = folder; made.length >= first.length; made = dirname(made)) await syncFolder(dirname(made));
  }

  private async move(file: string, path: string): Promise<void> {
    try {
      await rename(file, path);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'EXDEV') return this.moveAcross(file, path);
      // The folder was empty for a moment, and a removal took it along.
      if (code !== 'ENOENT') throw error;
      await this.makeFolder(dirname(path));
      await rename(file, path);
    }
  }

  /** From another file system, where no rename leads from. */
  private async moveAcross(file: string, path: string): Promise<void> {
    const arrival = join(this.folder, arrivals, randomUUID());
    await mkdir(dirname(arrival), { recursive: true, mode: 0o700 });
    try {
      await copyFile(file, arrival);
      await syncFile(arrival);
      await rename(arrival, path);
    } catch (error) {
      await rm(arrival, { force: true });
      throw error;
    }
    await rm(file, { force: true });
  }

  private async removeIfEmpty(folder: string): Promise<void> {
    for (let next = folder; next !== this.folder; next = dirname(next)) {
      const isRemoved = await rmdir(next).then(
        () => true,
        () => false,
      );
      if (!isRemoved) return;
    }
  }
}

const exists = (path: string) =>
  stat(path).then(
    () => true,
    () => false,
  );

function missingOr(error: unknown, key: string): Error {
  return (error as NodeJS.ErrnoException).code === 'ENOENT' ? new ReceiptFileMissingError(key) : toStoreProblem(error);
}

async function* filesBelow(folder: string): AsyncIterable<string> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((error: NodeJS.ErrnoException): Dirent[] => {
    if (error.code === 'ENOENT') return [];
    throw toStoreProblem(error);
  });
  for (const entry of entries) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* filesBelow(path);
    else yield path;
  }
}

async function syncFile(path: string): Promise<void> {
  const handle = await open(path, 'r+');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Windows opens no folders, and needs none of this. */
async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

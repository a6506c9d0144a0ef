import { createHash, type Hash, randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { type FileHandle, mkdir, open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Multipart, MultipartFile } from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import { Problem } from '../http/problem.js';
import { allowUploadTime } from '../http/request-time.js';
import { toStoreProblem } from '../receipt-store/receipt-store-problems.js';
import { cleanFileName } from './clean-file-name.js';
import { badForm, FileTooLargeProblem, UploadTooSlowProblem } from './intake-problems.js';
import { UploadTimer, type UploadTime, usualUploadTime } from './upload-time.js';

/** A file that has arrived whole and that nobody has looked into yet. */
export interface Upload {
  /** The path of a temporary file, alone in a folder of its own; what is made of it is put there too. */
  file: string;
  /** As its owner calls it, fit to be shown: one line, no path, at most 200 characters. */
  originalName: string;
  byteSize: number;
  /** 32 bytes. */
  sha256: Buffer;
  /** Removes the folder with all that is in it. To be called on every way out; may be repeated. */
  discard(): Promise<void>;
}

interface Receiving {
  /** What the file may weigh. */
  maxBytes: number;
  /** Temporary files are made here; it is made itself if need be. */
  folder: string;
  time?: UploadTime;
}

/** What the form around the file may weigh, in bytes. */
const formBytes = 64 * 1024;
/** How long after the answer the rest of a refused upload may pass by, in milliseconds: see `letRestPass`. */
const patience = { refused: 30_000, tooSlow: 1_000 };

/**
 * Streams the one part `file` of a form into a temporary file. Whatever goes wrong, nothing of it is left behind.
 * @throws ValidationProblem (400), UploadTooSlowProblem (408), FileTooLargeProblem (413), ReceiptStoreFullProblem (507)
 */
export async function receiveUpload(request: FastifyRequest, receiving: Receiving): Promise<Upload> {
  const { maxBytes, folder, time = usualUploadTime } = receiving;
  allowUploadTime(request.raw);
  const timer = new UploadTimer(time);
  const home = join(folder, randomUUID());
  try {
    if (Number(request.headers['content-length']) > maxBytes + formBytes) throw FileTooLargeProblem.over(maxBytes);
    const parts = partsOf(request, maxBytes);
    const part = await timer.within(nextFile(parts));
    const received = await storePart(part, { home, maxBytes, timer });
    await timer.within(expectEnd(parts));
    return { ...received, originalName: cleanFileName(part.filename), discard: () => removeFolder(home) };
  } catch (error) {
    const problem = describe(error);
    await removeFolder(home);
    letRestPass(request.raw, problem instanceof UploadTooSlowProblem ? patience.tooSlow : patience.refused);
    throw problem;
  } finally {
    timer.stop();
  }
}

function partsOf(request: FastifyRequest, maxBytes: number): AsyncIterator<Multipart> {
  if (!request.isMultipart()) throw badForm('must be sent as multipart/form-data');
  // One more than may be: `storePart` tells what is too large before the parser would cut it.
  return request.parts({ limits: { fileSize: maxBytes + 1 } })[Symbol.asyncIterator]();
}

async function nextFile(parts: AsyncIterator<Multipart>): Promise<MultipartFile> {
  const next = await parts.next();
  if (next.done || next.value.type !== 'file') throw badForm('is missing');
  const part = next.value;
  if (part.fieldname === 'file') return part;
  part.file.resume();
  throw badForm('is missing: the part with the file must be called `file`');
}

async function expectEnd(parts: AsyncIterator<Multipart>): Promise<void> {
  const { done } = await parts.next();
  if (!done) throw badForm('must be the only part');
}

interface Storing {
  home: string;
  maxBytes: number;
  timer: UploadTimer;
}

async function storePart({ file: stream }: MultipartFile, { home, maxBytes, timer }: Storing) {
  await mkdir(home, { recursive: true, mode: 0o700 });
  const file = join(home, 'upload');
  const handle = await open(file, 'wx', 0o600);
  const hash = createHash('sha256');
  try {
    const byteSize = await timer.within(copy(stream, handle, { hash, maxBytes, timer }));
    return { file, byteSize, sha256: hash.digest() };
  } finally {
    stream.destroy();
    await handle.close();
  }
}

async function copy(stream: AsyncIterable<Buffer>, handle: FileHandle, to: Omit<Storing, 'home'> & { hash: Hash }) {
  let byteSize = 0;
  for await (const chunk of stream) {
    to.timer.touch();
    byteSize += chunk.length;
    if (byteSize > to.maxBytes) throw FileTooLargeProblem.over(to.maxBytes);
    to.hash.update(chunk);
    await handle.writeFile(chunk);
  }
  return byteSize;
}

/** What of this the sender should know; what nobody foresaw stays as it is. */
function describe(error: unknown): unknown {
  if (error instanceof Problem) return error;
  const { code = '', name, syscall } = error as NodeJS.ErrnoException;
  if (/^FST_(PARTS|FILES|FIELDS)_LIMIT$/.test(code)) return badForm('must be the only part');
  const isOfTheDisk = syscall !== undefined && code !== 'ECONNRESET';
  if (isOfTheDisk) return toStoreProblem(error);
  // The parser's own errors have no code: they are forms that it cannot read, or that end too early.
  return name === 'Error' || code.startsWith('FST_') ? badForm('did not arrive whole') : error;
}

/**
 * Reads the rest of a refused upload and drops it. A browser that is still sending when the connection closes does not
 * look at the answer, so it would never say why. Who sends on for too long after the answer is cut off.
 */
function letRestPass(raw: IncomingMessage, patienceMs: number): void {
  if (raw.complete || raw.destroyed) return;
  raw.unpipe();
  raw.resume();
  const { _httpMessage: answer } = raw.socket as Socket & { _httpMessage?: ServerResponse };
  answer?.once('finish', () => {
    const timer = setTimeout(() => raw.complete || raw.socket.destroy(), patienceMs).unref();
    raw.once('close', () => clearTimeout(timer));
  });
}

async function removeFolder(path: string): Promise<void> {
  await rm(path, { recursive: true, force: true, maxRetries: 3 });
}

import { open } from 'node:fs/promises';
import { fileTypeFromBuffer } from 'file-type';
import { extensionOf } from './clean-file-name.js';
import type { TakenMediaType } from './cleaning-order.js';
import { UnsupportedFileProblem } from './intake-problems.js';

/** More than any of the formats needs to be told; nothing that a file says of itself makes us read more. */
const headBytes = 64 * 1024;
const kinds = 'JPEG, PNG and WebP pictures and PDF are taken';

const taken: Record<TakenMediaType, { name: string; extensions: string[] }> = {
  'image/jpeg': { name: 'a JPEG picture', extensions: ['jpg', 'jpeg', 'jpe', 'jfif'] },
  'image/png': { name: 'a PNG picture', extensions: ['png', 'apng'] },
  'image/webp': { name: 'a WebP picture', extensions: ['webp'] },
  'application/pdf': { name: 'a PDF', extensions: ['pdf'] },
};

/** The picture library that npm brings has no decoder for them, for reasons of patents. */
const insteadOfHeic = 'set the camera to Most Compatible, or send it as JPEG';
const heic = ['image/heic', 'image/heif', 'image/heic-sequence', 'image/heif-sequence'];

/**
 * What a file is by its first bytes; its name has to agree. What the sender's program calls it counts for nothing.
 * @throws UnsupportedFileProblem that says what to do
 */
export async function recogniseFile({ file, originalName }: { file: string; originalName: string }) {
  const head = await readHead(file);
  if (head.length === 0) throw new UnsupportedFileProblem('is empty');
  const mediaType = await sniff(head);
  if (heic.includes(mediaType)) {
    throw new UnsupportedFileProblem(`is a HEIC picture, which cannot be read here: ${insteadOfHeic}`);
  }
  if (!isTaken(mediaType)) throw new UnsupportedFileProblem(`is of a kind that is not taken: ${kinds}`);
  const { name, extensions } = taken[mediaType];
  if (!extensions.includes(extensionOf(originalName))) {
    throw new UnsupportedFileProblem(`is ${name}, but its name does not end in .${extensions[0]}`);
  }
  return mediaType;
}

async function sniff(head: Buffer): Promise<string> {
  const found = await fileTypeFromBuffer(head).catch(() => undefined);
  // An animated PNG is a PNG with more behind its first frame.
  return found?.mime === 'image/apng' ? 'image/png' : (found?.mime ?? '');
}

const isTaken = (mediaType: string): mediaType is TakenMediaType => mediaType in taken;

async function readHead(file: string): Promise<Buffer> {
  const handle = await open(file, 'r');
  try {
    const { bytesRead, buffer } = await handle.read(Buffer.alloc(headBytes), 0, headBytes, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

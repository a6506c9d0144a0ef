import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { getDocument, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { ReceiptReadingError } from '../receipt-reading-error.js';

export const MAX_PAGES = 10;

export interface OpenPdf {
  document: PDFDocumentProxy;
  close: () => Promise<void>;
}

const packageFolder = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));
/** pdf.js wants folders as addresses that end in a slash. */
const folderOf = (name: string) => join(packageFolder, name) + '/';

/** @throws ReceiptReadingError for what is no PDF, is locked by a password, or has too many pages */
export async function openPdf(file: string): Promise<OpenPdf> {
  const task = getDocument({
    data: new Uint8Array(await readFile(file)),
    isEvalSupported: false,
    enableXfa: false,
    stopAtErrors: false,
    useSystemFonts: false,
    disableFontFace: true,
    useWorkerFetch: false,
    cMapUrl: folderOf('cmaps'),
    cMapPacked: true,
    standardFontDataUrl: folderOf('standard_fonts'),
    wasmUrl: folderOf('wasm'),
    verbosity: 0,
  } as Parameters<typeof getDocument>[0]);
  const document = await task.promise.catch(async (cause: unknown) => {
    await task.destroy();
    throw new ReceiptReadingError('could not be opened', false, { cause });
  });
  const close = () => task.destroy();
  if (document.numPages <= MAX_PAGES) return { document, close };
  await close();
  throw new ReceiptReadingError(`has more than ${MAX_PAGES} pages`, false);
}

import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { createCanvas } from '@napi-rs/canvas';
import { getDocument, type PDFDocumentProxy, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import sharp from 'sharp';
import type { CleaningOrder, CleaningReport, DrawnPage, PictureWriter } from './cleaning-order.js';

type RenderingContext = NonNullable<Parameters<PDFPageProxy['render']>[0]['canvasContext']>;
type Tools = PictureWriter & { findPdfDanger(bytes: Buffer): Promise<string | null> };

const locked = 'is locked by a password: save a copy without one, and send that';
const bytesOfPixel = 4;

/**
 * Looks through a PDF for what may act when somebody opens it, and draws its pages. The PDF itself is kept as it came.
 * @throws Error when it cannot be opened
 */
export async function cleanPdf(order: CleaningOrder, tools: Tools): Promise<CleaningReport> {
  const bytes = await readFile(order.file);
  const byteSize = bytes.length;
  const danger = await tools.findPdfDanger(bytes);
  if (danger) return { state: 'unsupported', reason: danger };
  const loading = getDocument({ ...offline(), data: new Uint8Array(bytes), maxImageSize: order.limits.pixels });
  const document = await loading.promise.catch((error: Error) => {
    if (error.name === 'PasswordException') return null;
    throw error;
  });
  if (!document) return { state: 'unsupported', reason: locked };
  const pages = document.numPages;
  if (pages > order.limits.pages) {
    return { state: 'tooMuch', reason: `has ${pages} pages: more than ${order.limits.pages} are not taken` };
  }
  const action = await findAction(document);
  if (action) return { state: 'unsupported', reason: action };
  const drawn = await drawPages(document, order, tools);
  const [first] = drawn;
  if (!first) throw new Error('it has no pages');
  const thumbnail = await tools.writeThumbnail(first, order.folder);
  const original = { kind: 'original', mediaType: 'application/pdf', file: order.file, byteSize } as const;
  const { width, height } = first;
  const files = [original, thumbnail, ...drawn];
  return { state: 'cleaned', receipt: { mediaType: 'application/pdf', width, height, pages, files } };
}

/** Everything comes from the package, nothing from the network, and no font of this machine gets into a picture. */
function offline() {
  const folder = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));
  return {
    cMapUrl: `${folder}/cmaps/`,
    iccUrl: `${folder}/iccs/`,
    standardFontDataUrl: `${folder}/standard_fonts/`,
    wasmUrl: `${folder}/wasm/`,
    disableFontFace: true,
    useSystemFonts: false,
    useWorkerFetch: false,
    enableXfa: false,
    verbosity: 0,
  };
}

/** A second look, by another reader than `findPdfDanger`, at what could be hidden from the first. */
async function findAction(document: PDFDocumentProxy): Promise<string | null> {
  if ((await document.getAttachments()) !== null) return 'is a PDF with other files inside it';
  if ((await document.getJSActions()) !== null) return 'is a PDF with a script inside it';
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    if ((await page.getJSActions()) !== null) return 'is a PDF with a script inside it';
    const annotations = (await page.getAnnotations()) as { actions?: unknown; file?: unknown; attachment?: unknown }[];
    if (annotations.some(({ actions }) => actions)) return 'is a PDF with a script inside it';
    if (annotations.some(({ file, attachment }) => file ?? attachment)) return 'is a PDF with other files inside it';
  }
  return null;
}

async function drawPages(document: PDFDocumentProxy, { folder }: CleaningOrder, to: PictureWriter) {
  const drawn: DrawnPage[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    drawn.push(await drawPage(page, folder, to));
    page.cleanup();
  }
  return drawn;
}

async function drawPage(page: PDFPageProxy, folder: string, to: PictureWriter): Promise<DrawnPage> {
  const base = page.getViewport({ scale: 1 });
  const scale = to.previewScale(base);
  const { width, height } = to.scaled(base, scale);
  const canvas = createCanvas(width, height);
  // The two packages agree on canvases, but not on the names of their types.
  const canvasContext = canvas.getContext('2d') as unknown as RenderingContext;
  await page.render({ canvas: null, canvasContext, viewport: page.getViewport({ scale }), background: 'white' })
    .promise;
  const pixels = canvas.data();
  if (pixels.length !== width * height * bytesOfPixel) throw new Error('the canvas is of another size');
  return to.writePage(
    sharp(pixels, { raw: { width, height, channels: bytesOfPixel } }).flatten(),
    folder,
    page.pageNumber,
  );
}

import sharp, { type Sharp } from 'sharp';
import type { Box } from '../receipt-reading.js';
import { findPrint, type Print } from './find-print.js';
import { flattenLight } from './flatten-light.js';
import type { GreyPicture } from './grey-picture.js';
import { mapToPage, type Placement } from './placement.js';
import type { Rectangle } from './shapes.js';

/** A picture as the recogniser likes it: the receipt alone, level, evenly lit, its letters of one size. */
export interface PreparedPicture {
  png: Buffer;
  width: number;
  height: number;
  /** Where a rectangle of this picture is on the page. */
  toPage(rectangle: Rectangle): Box;
}

/** A page that may be prepared in several ways, as each attempt at reading it needs. */
export interface PageScan {
  /** The whole page, small enough to look for codes in it. */
  overview: GreyPicture;
  /** null: nothing on it looks like print. */
  print: Print | null;
  prepare(options?: PrepareOptions): Promise<PreparedPicture>;
}

export interface PrepareOptions {
  /** The height to bring the letters to, in pixels: the middle one, between small and capital letters. */
  letterHeight?: number;
  /** Turned by 180 degrees as well. */
  isUpsideDown?: boolean;
}

/** The longest side of what is looked at in order to find the print: letters of 5 pixels are still found. */
const OVERVIEW = 2_400;
/** The blur that joins the dots of dotted print, in pixels of the overview. */
const DOTS_JOINED = 1;
/** Tesseract brings each row to 36 pixels by itself; more only costs time, less loses the dots. */
const LETTER_HEIGHT = 28;
const MAX_ENLARGEMENT = 3;
const MAX_WIDTH = 2_400;
const MAX_HEIGHT = 6_000;
const NEGLIGIBLE_SKEW = 0.004;

/** @param source a picture's file or its bytes, turned the right way up as far as its metadata says so. */
export async function scanPage(source: string | Buffer, page: number): Promise<PageScan> {
  const full = await greyOf(sharp(source, { limitInputPixels: 100e6 }).rotate());
  const shrink = Math.min(1, OVERVIEW / Math.max(full.width, full.height));
  const overview = shrink === 1 ? full : await greyOf(resized(open(full), full.width * shrink, full.height * shrink));
  const print = findPrint(flattenLight(await greyOf(open(overview).blur(DOTS_JOINED))));
  const frame = print ? enlarged(print, 1 / shrink, full) : null;
  return { overview, print, prepare: (options = {}) => prepare(full, frame, page, options) };
}

async function prepare(
  full: GreyPicture,
  print: Print | null,
  page: number,
  { letterHeight = LETTER_HEIGHT, isUpsideDown = false }: PrepareOptions,
): Promise<PreparedPicture> {
  const crop = print ? whole(print) : { left: 0, top: 0, width: full.width, height: full.height };
  const quarters = ((print?.isSideways ? 1 : 0) + (isUpsideDown ? 2 : 0)) as Placement['quarters'];
  const turned = await greyOf(
    open(full)
      .extract(crop)
      .rotate(quarters * 90),
  );
  const scale = scaleOf(turned, print ? letterHeight / print.letterHeight : 1);
  let picture = await greyOf(resized(open(turned), turned.width * scale, turned.height * scale));
  picture = flattenLight(picture);
  const unturned = { width: picture.width, height: picture.height };
  const skew = print && Math.abs(print.skew) > NEGLIGIBLE_SKEW ? print.skew : 0;
  if (skew) picture = await greyOf(open(picture).rotate((skew * 180) / Math.PI, { background: '#fff' }));
  const placement: Placement = { page, source: full, crop, quarters, scale, skew, unturned, turned: picture };
  return {
    png: await open(picture).png({ compressionLevel: 1 }).toBuffer(),
    width: picture.width,
    height: picture.height,
    toPage: (rectangle) => mapToPage(rectangle, placement),
  };
}

/** A part of a prepared picture, as a picture of its own. */
export async function cutOut(picture: PreparedPicture, part: Rectangle): Promise<PreparedPicture> {
  return {
    png: await sharp(picture.png).extract(part).png({ compressionLevel: 1 }).toBuffer(),
    width: part.width,
    height: part.height,
    toPage: ({ left, top, width, height }) =>
      picture.toPage({ left: left + part.left, top: top + part.top, width, height }),
  };
}

function scaleOf({ width, height }: GreyPicture, wanted: number): number {
  return Math.min(wanted, MAX_ENLARGEMENT, MAX_WIDTH / width, MAX_HEIGHT / height);
}

function enlarged(print: Print, factor: number, { width, height }: GreyPicture): Print {
  const left = print.left * factor;
  const top = print.top * factor;
  return {
    ...print,
    left,
    top,
    width: Math.min(width - left, print.width * factor),
    height: Math.min(height - top, print.height * factor),
    letterHeight: print.letterHeight * factor,
  };
}

function whole({ left, top, width, height }: Rectangle): Rectangle {
  return {
    left: Math.floor(left),
    top: Math.floor(top),
    width: Math.max(1, Math.floor(width)),
    height: Math.max(1, Math.floor(height)),
  };
}

function resized(image: Sharp, width: number, height: number): Sharp {
  return image.resize(Math.max(1, Math.round(width)), Math.max(1, Math.round(height)), { fit: 'fill' });
}

function open({ data, width, height }: GreyPicture): Sharp {
  return sharp(data, { raw: { width, height, channels: 1 } });
}

async function greyOf(image: Sharp): Promise<GreyPicture> {
  const { data, info } = await image
    .flatten({ background: '#fff' })
    .greyscale()
    .toColourspace('b-w')
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
}

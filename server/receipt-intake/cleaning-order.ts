import type { Sharp } from 'sharp';
import type { OriginalMediaType } from '../receipt-store/receipt-files.js';

/** What is recognised and taken. */
export type TakenMediaType = 'image/jpeg' | 'image/png' | 'image/webp' | 'application/pdf';

export interface CleaningLimits {
  /** Of one picture, whole or inside a PDF: photos of most telephones have 12 to 50 million. */
  pixels: number;
  /** Of a picture's longer side. */
  side: number;
  pages: number;
  /** Of the process that does it, in bytes. */
  memory: number;
  timeMs: number;
}

/** What the process that cleans is told. */
export interface CleaningOrder {
  file: string;
  /** For the files that are made, and for all that is temporary. */
  folder: string;
  mediaType: TakenMediaType;
  limits: CleaningLimits;
}

export type CleanedFile = { file: string; byteSize: number } & (
  | { kind: 'original'; mediaType: OriginalMediaType }
  | { kind: 'thumbnail'; mediaType: 'image/webp' }
  | { kind: 'page'; page: number; mediaType: 'image/webp' }
);

export interface CleanedReceipt {
  mediaType: OriginalMediaType;
  /** Of the picture as it is shown, or of a PDF's first page as it is drawn, in pixels. */
  width: number;
  height: number;
  pages: number;
  files: CleanedFile[];
}

/** Draws the parts of a receipt that do not depend on its kind. Handed over, as a program of its own loads them by path. */
export interface PictureWriter {
  previewScale(size: Size): number;
  scaled(size: Size, factor: number): Size;
  writePage(picture: Sharp, folder: string, page: number): Promise<DrawnPage>;
  writeThumbnail(page: DrawnPage, folder: string): Promise<CleanedFile>;
}

/** In pixels. */
export interface Size {
  width: number;
  height: number;
}

export type DrawnPage = CleanedFile & Size;

/** What became of it. A `reason` stands behind "file". */
export type CleaningReport =
  | { state: 'cleaned'; receipt: CleanedReceipt }
  | { state: 'unsupported' | 'tooMuch'; reason: string }
  /** `cause` is of a library, and not for people. */
  | { state: 'damaged'; cause: string }
  | { state: 'diskFull' };

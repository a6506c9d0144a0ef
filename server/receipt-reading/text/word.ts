import type { Box } from '../receipt-reading.js';

/** A word as it was recognised. Its place is in pixels (a picture) or points (a PDF), comparable within one page. */
export interface Word {
  text: string;
  /** 0 to 1: how sure the recogniser is of the letters; 1 where they come from a file's own text. */
  certainty: number;
  left: number;
  top: number;
  right: number;
  bottom: number;
  box: Box;
}

/** A picture in shades of grey: one byte a pixel, row by row, 0 black to 255 white. */
export interface GreyPicture {
  data: Uint8Array;
  width: number;
  height: number;
}

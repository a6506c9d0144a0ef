import type { GreyPicture } from './grey-picture.js';

const BLOCK = 48;
/** Of a block's pixels, sorted by brightness: this one is paper, even where print covers much of it. */
const PAPER_QUANTILE = 0.9;
/** A block darker than this is not paper at all (the table, a black border): its neighbours' light is as good. */
const DARKEST_PAPER = 40;

/** The picture as if light fell on it evenly: paper becomes white, print keeps its contrast to the paper around it. */
export function flattenLight(picture: GreyPicture): GreyPicture {
  const light = lightOf(picture);
  const data = new Uint8Array(picture.data.length);
  for (let y = 0; y < picture.height; y++) {
    flattenRow(picture, y, light, data);
  }
  return { ...picture, data };
}

interface Light {
  values: Float32Array;
  columns: number;
  rows: number;
}

function lightOf(picture: GreyPicture): Light {
  const columns = Math.ceil(picture.width / BLOCK);
  const rows = Math.ceil(picture.height / BLOCK);
  const values = new Float32Array(columns * rows);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      values[row * columns + column] = Math.max(DARKEST_PAPER, paperOfBlock(picture, column, row));
    }
  }
  return { values, columns, rows };
}

function paperOfBlock({ data, width, height }: GreyPicture, column: number, row: number): number {
  const counts = new Uint32Array(256);
  const right = Math.min(width, (column + 1) * BLOCK);
  const bottom = Math.min(height, (row + 1) * BLOCK);
  let pixels = 0;
  for (let y = row * BLOCK; y < bottom; y++) {
    for (let x = column * BLOCK; x < right; x++) {
      counts[data[y * width + x]!]!++;
      pixels++;
    }
  }
  let rest = pixels * PAPER_QUANTILE;
  for (let shade = 0; shade < 256; shade++) {
    rest -= counts[shade]!;
    if (rest <= 0) return shade;
  }
  return 255;
}

function flattenRow(picture: GreyPicture, y: number, light: Light, target: Uint8Array): void {
  const { width, data } = picture;
  const v = Math.min(light.rows - 1, Math.max(0, (y + 0.5) / BLOCK - 0.5));
  const top = Math.floor(v);
  const bottom = Math.min(light.rows - 1, top + 1);
  const blend = v - top;
  const column = new Float32Array(light.columns);
  for (let index = 0; index < light.columns; index++) {
    const above = light.values[top * light.columns + index]!;
    column[index] = above + (light.values[bottom * light.columns + index]! - above) * blend;
  }
  for (let x = 0; x < width; x++) {
    const u = Math.min(light.columns - 1, Math.max(0, (x + 0.5) / BLOCK - 0.5));
    const left = Math.floor(u);
    const from = column[left]!;
    const paper = from + (column[Math.min(light.columns - 1, left + 1)]! - from) * (u - left);
    const at = y * width + x;
    target[at] = Math.min(255, (data[at]! * 255) / paper);
  }
}

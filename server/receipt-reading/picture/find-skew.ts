import type { Blob } from './find-blobs.js';

const MAX_DEGREES = 12;
const COARSE = 1;
const FINE = 0.1;

export interface Skew {
  /** In radians: how far rows climb to the right (negative: fall). */
  angle: number;
  /** How clearly the letters stand in rows at that angle; comparable between angles of one page. */
  sharpness: number;
  /** How much clearer than at other angles: about 1 where nothing stands in rows, as on a photograph. */
  clarity: number;
}

/**
 * The angle at which the letters' feet stand in the clearest rows: at the right one they fall into few, full bins.
 * The letters are enough; no pixel is turned.
 */
export function findSkew(letters: Blob[], direction: 'rows' | 'columns', letterHeight: number): Skew {
  const feet = letters.map(({ left, top, width, height }) =>
    direction === 'rows' ? { x: left + width / 2, y: top + height } : { x: -(top + height / 2), y: left + width },
  );
  const bin = Math.max(1, letterHeight / 4);
  const look = (degree: number) => ({ degree, sharpness: sharpnessAt(feet, (degree * Math.PI) / 180, bin) });
  const all = steps(-MAX_DEGREES, MAX_DEGREES, COARSE).map(look);
  const coarse = sharpest(all);
  const fine = sharpest(steps(coarse.degree - COARSE, coarse.degree + COARSE, FINE).map(look));
  const usual = all.reduce((sum, { sharpness }) => sum + sharpness, 0) / all.length;
  return { angle: (fine.degree * Math.PI) / 180, sharpness: fine.sharpness, clarity: fine.sharpness / usual };
}

function sharpest<T extends { sharpness: number }>(looks: T[]): T {
  return looks.reduce((a, b) => (b.sharpness > a.sharpness ? b : a));
}

function sharpnessAt(feet: { x: number; y: number }[], angle: number, bin: number): number {
  const bins = new Map<number, number>();
  for (const { x, y } of feet) {
    const row = Math.round((y * Math.cos(angle) + x * Math.sin(angle)) / bin);
    bins.set(row, (bins.get(row) ?? 0) + 1);
  }
  let sum = 0;
  for (const count of bins.values()) sum += count * count;
  return sum;
}

function steps(from: number, to: number, step: number): number[] {
  const count = Math.round((to - from) / step);
  return Array.from({ length: count + 1 }, (_, index) => from + index * step);
}

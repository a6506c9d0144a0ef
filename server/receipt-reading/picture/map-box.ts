import type { Box } from '../receipt-reading.js';
import type { Point, Size } from './shapes.js';

/** The upright box around points of a page, as fractions of it. */
export function mapBox(points: Point[], size: Size, page: number): Box {
  const x = points.map((point) => within(point.x / size.width));
  const y = points.map((point) => within(point.y / size.height));
  const from = { left: Math.min(...x), top: Math.min(...y) };
  return { page, ...from, width: Math.max(...x) - from.left, height: Math.max(...y) - from.top };
}

function within(fraction: number): number {
  return Math.min(1, Math.max(0, fraction));
}

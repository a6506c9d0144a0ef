import type { Box } from '../receipt-reading.js';
import { mapBox } from './map-box.js';
import type { Point, Rectangle, Size } from './shapes.js';

/** How a prepared picture came from its page: crop, quarter turns, resize, and a turn by the skew, in this order. */
export interface Placement {
  page: number;
  /** The page. */
  source: Size;
  /** In pixels of the page. */
  crop: Rectangle;
  /** Clockwise. */
  quarters: 0 | 1 | 2 | 3;
  scale: number;
  /** In radians, clockwise, around the middle. */
  skew: number;
  /** The sizes before and after the turn by the skew, which widens the picture. */
  unturned: Size;
  turned: Size;
}

/** Where a rectangle of the prepared picture is on the page. */
export function mapToPage({ left, top, width, height }: Rectangle, placement: Placement): Box {
  const corners = [
    { x: left, y: top },
    { x: left + width, y: top },
    { x: left, y: top + height },
    { x: left + width, y: top + height },
  ].map((corner) => pointOnPage(corner, placement));
  return mapBox(corners, placement.source, placement.page);
}

function pointOnPage(point: Point, { crop, quarters, scale, skew, unturned, turned }: Placement): Point {
  const level = turnedBack(point, skew, unturned, turned);
  const { x, y } = quarterTurnedBack({ x: level.x / scale, y: level.y / scale }, quarters, crop);
  return { x: x + crop.left, y: y + crop.top };
}

function turnedBack({ x, y }: Point, skew: number, unturned: Size, turned: Size): Point {
  const fromMiddle = { x: x - turned.width / 2, y: y - turned.height / 2 };
  return {
    x: fromMiddle.x * Math.cos(skew) + fromMiddle.y * Math.sin(skew) + unturned.width / 2,
    y: fromMiddle.y * Math.cos(skew) - fromMiddle.x * Math.sin(skew) + unturned.height / 2,
  };
}

function quarterTurnedBack({ x, y }: Point, quarters: Placement['quarters'], { width, height }: Size): Point {
  if (quarters === 1) return { x: y, y: height - x };
  if (quarters === 2) return { x: width - x, y: height - y };
  if (quarters === 3) return { x: width - y, y: x };
  return { x, y };
}

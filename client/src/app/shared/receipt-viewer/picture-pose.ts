export interface Point {
  x: number;
  y: number;
}

export interface Size {
  width: number;
  height: number;
}

/** How a picture stands on its stage. */
export interface Pose {
  /** 1 shows the whole picture. */
  zoom: number;
  /** Of the picture's centre from the stage's, in CSS pixels. */
  offset: Point;
  /** Quarter turns clockwise, from 0 to 3. */
  turns: number;
}

export const FITTED: Pose = { zoom: 1, offset: { x: 0, y: 0 }, turns: 0 };

const LARGEST_ZOOM = 8;

/** By `factor`, with what is at `point` (from the stage's centre) staying there. */
export function zoomed(pose: Pose, factor: number, point: Point = { x: 0, y: 0 }): Pose {
  const zoom = Math.min(Math.max(pose.zoom * factor, 1), LARGEST_ZOOM);
  const scale = zoom / pose.zoom;
  const offset = {
    x: point.x - (point.x - pose.offset.x) * scale,
    y: point.y - (point.y - pose.offset.y) * scale,
  };
  return { ...pose, zoom, offset };
}

export function moved(pose: Pose, { x, y }: Point): Pose {
  return { ...pose, offset: { x: pose.offset.x + x, y: pose.offset.y + y } };
}

/** By a quarter to the right, around the stage's centre. */
export function turned(pose: Pose): Pose {
  return { ...pose, turns: (pose.turns + 1) % 4, offset: { x: 0 - pose.offset.y, y: pose.offset.x } };
}

/** No part of the stage is empty that the picture could fill. Sizes in any one unit, the stage's in CSS pixels. */
export function within(pose: Pose, picture: Size, stage: Size): Pose {
  const upright = pose.turns % 2 === 0 ? picture : { width: picture.height, height: picture.width };
  const scale = Math.min(stage.width / upright.width, stage.height / upright.height) * pose.zoom;
  return {
    ...pose,
    offset: {
      x: clamped(pose.offset.x, (upright.width * scale - stage.width) / 2),
      y: clamped(pose.offset.y, (upright.height * scale - stage.height) / 2),
    },
  };
}

/** For the picture's element, whose centre is the stage's. */
export function toTransform({ zoom, offset, turns }: Pose): string {
  return `translate(${offset.x}px, ${offset.y}px) scale(${zoom}) rotate(${turns * 90}deg)`;
}

function clamped(value: number, most: number): number {
  return most > 0 ? Math.min(Math.max(value, -most), most) : 0;
}

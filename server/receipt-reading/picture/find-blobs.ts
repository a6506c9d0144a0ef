import type { GreyPicture } from './grey-picture.js';

/** Ink that hangs together: a letter, a part of one, a stroke of a pen. In pixels. */
export interface Blob {
  left: number;
  top: number;
  width: number;
  height: number;
  pixels: number;
}

interface Run {
  left: number;
  right: number;
  blob: number;
}

/** The connected patches that are darker than `threshold`, of a picture whose light was made even. */
export function findBlobs(picture: GreyPicture, threshold: number): Blob[] {
  const parents: number[] = [];
  const blobs: { left: number; top: number; right: number; bottom: number; pixels: number }[] = [];
  let above: Run[] = [];
  for (let y = 0; y < picture.height; y++) {
    const runs = runsOfRow(picture, y, threshold);
    let first = 0;
    for (const run of runs) {
      while (first < above.length && above[first]!.right < run.left - 1) first++;
      for (let index = first; index < above.length && above[index]!.left <= run.right + 1; index++) {
        const root = rootOf(parents, above[index]!.blob);
        if (run.blob < 0) run.blob = root;
        else join(run.blob, root);
      }
      if (run.blob < 0) {
        run.blob = parents.length;
        parents.push(run.blob);
        blobs.push({ left: run.left, top: y, right: run.right, bottom: y, pixels: 0 });
      }
      grow(rootOf(parents, run.blob), run, y);
    }
    above = runs;
  }
  return blobs
    .filter((_, index) => parents[index] === index)
    .map(({ left, top, right, bottom, pixels }) => ({
      left,
      top,
      width: right - left + 1,
      height: bottom - top + 1,
      pixels,
    }));

  function join(one: number, other: number): void {
    const kept = rootOf(parents, one);
    const lost = rootOf(parents, other);
    if (kept === lost) return;
    parents[lost] = kept;
    const [into, from] = [blobs[kept]!, blobs[lost]!];
    into.left = Math.min(into.left, from.left);
    into.top = Math.min(into.top, from.top);
    into.right = Math.max(into.right, from.right);
    into.bottom = Math.max(into.bottom, from.bottom);
    into.pixels += from.pixels;
  }

  function grow(blob: number, run: Run, y: number): void {
    const into = blobs[blob]!;
    into.left = Math.min(into.left, run.left);
    into.right = Math.max(into.right, run.right);
    into.bottom = y;
    into.pixels += run.right - run.left + 1;
  }
}

function runsOfRow({ data, width }: GreyPicture, y: number, threshold: number): Run[] {
  const runs: Run[] = [];
  const start = y * width;
  for (let x = 0; x < width; x++) {
    if (data[start + x]! >= threshold) continue;
    const left = x;
    while (x + 1 < width && data[start + x + 1]! < threshold) x++;
    runs.push({ left, right: x, blob: -1 });
  }
  return runs;
}

function rootOf(parents: number[], index: number): number {
  let root = index;
  while (parents[root] !== root) {
    parents[root] = parents[parents[root]!]!;
    root = parents[root]!;
  }
  return root;
}

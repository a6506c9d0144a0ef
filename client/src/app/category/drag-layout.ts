/** Where a part of a list stands, in pixels from anywhere fixed. */
export interface Box {
  top: number;
  height: number;
}

export interface DragLayout {
  /** The place of the dragged part in the list, were it dropped now. */
  index: number;
  /** By how many pixels each of the others makes room. */
  shifts: number[];
}

/** How a list stands while the part at `from` is `offset` pixels away from its place: the others close up and make room. */
export function dragLayout(boxes: readonly Box[], from: number, offset: number): DragLayout {
  const dragged = boxes[from] ?? { top: 0, height: 0 };
  const top = dragged.top + offset;
  const shifts = boxes.map((box, index) => {
    const middle = box.top + box.height / 2;
    if (index < from && top < middle) return dragged.height;
    if (index > from && top + dragged.height > middle) return -dragged.height;
    return 0;
  });
  const isShifted = (sign: number) => shifts.filter((shift) => Math.sign(shift) === sign).length;
  return { index: from - isShifted(1) + isShifted(-1), shifts };
}

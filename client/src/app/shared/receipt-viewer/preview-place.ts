interface Rect {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

interface Size {
  width: number;
  height: number;
}

/** To the edges of the window. */
const MARGIN_PX = 8;

/**
 * Where something of `size` stands beside `anchor`, in CSS pixels of the window: at its start, or at its end where there is
 * no room; as high as the anchor's middle, but within the window.
 */
export function placeBeside(anchor: Rect, size: Size, window: Size, isRtl = false): { left: number; top: number } {
  const [before, after] = [anchor.left - size.width, anchor.right];
  const fitsBefore = before >= MARGIN_PX;
  const fitsAfter = after + size.width + MARGIN_PX <= window.width;
  const left = (isRtl ? fitsAfter || !fitsBefore : !fitsBefore && fitsAfter) ? after : before;
  const middle = (anchor.top + anchor.bottom - size.height) / 2;
  const lowest = window.height - size.height - MARGIN_PX;
  return { left: Math.max(left, MARGIN_PX), top: Math.max(Math.min(middle, lowest), MARGIN_PX) };
}

import { dragLayout } from './drag-layout';

/** Three rows and, second, a group three rows high. */
const BOXES = [
  { top: 100, height: 40 },
  { top: 140, height: 120 },
  { top: 260, height: 40 },
  { top: 300, height: 40 },
];

describe('a list while a part of it is dragged', () => {
  it('stands as it was while the part is near its place', () => {
    expect(dragLayout(BOXES, 0, 15)).toEqual({ index: 0, shifts: [0, 0, 0, 0] });
    expect(dragLayout(BOXES, 3, -15)).toEqual({ index: 3, shifts: [0, 0, 0, 0] });
  });

  it('makes room once the part is past the middle of the next one', () => {
    expect(dragLayout(BOXES, 0, 61)).toEqual({ index: 1, shifts: [0, -40, 0, 0] });
    expect(dragLayout(BOXES, 3, -21)).toEqual({ index: 2, shifts: [0, 0, 40, 0] });
  });

  it('makes as much room as the part is high', () => {
    expect(dragLayout(BOXES, 1, 30)).toEqual({ index: 2, shifts: [0, 0, -120, 0] });
    expect(dragLayout(BOXES, 1, -25)).toEqual({ index: 0, shifts: [120, 0, 0, 0] });
  });

  it('ends at its ends, however far the part is dragged', () => {
    expect(dragLayout(BOXES, 1, 5000)).toMatchObject({ index: 3 });
    expect(dragLayout(BOXES, 2, -5000)).toMatchObject({ index: 0 });
  });
});

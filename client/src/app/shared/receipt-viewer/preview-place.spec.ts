import { placeBeside } from './preview-place';

const WINDOW = { width: 1000, height: 600 };
const SIZE = { width: 200, height: 240 };
const at = (left: number, top: number) => ({ left, right: left + 40, top, bottom: top + 40 });

describe('the place of a preview', () => {
  it('is at the start of what it belongs to, as high as its middle', () => {
    expect(placeBeside(at(700, 300), SIZE, WINDOW)).toEqual({ left: 500, top: 200 });
    expect(placeBeside(at(300, 300), SIZE, WINDOW, true)).toEqual({ left: 340, top: 200 });
  });

  it('is at its end where there is no room before it', () => {
    expect(placeBeside(at(100, 300), SIZE, WINDOW)).toEqual({ left: 140, top: 200 });
    expect(placeBeside(at(900, 300), SIZE, WINDOW, true)).toEqual({ left: 700, top: 200 });
  });

  it('stays within the window', () => {
    expect(placeBeside(at(700, 0), SIZE, WINDOW).top).toBe(8);
    expect(placeBeside(at(700, 580), SIZE, WINDOW).top).toBe(352);
    expect(placeBeside(at(40, 300), SIZE, { width: 220, height: 600 }).left).toBe(8);
  });
});

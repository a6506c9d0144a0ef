import { FITTED, moved, toTransform, turned, within, zoomed } from './picture-pose';

const STAGE = { width: 400, height: 300 };
/** Shown 150 pixels wide and 300 high. */
const SLIP = { width: 500, height: 1000 };

describe('the pose of a picture', () => {
  it('keeps what is under the pointer there while it is zoomed', () => {
    const point = { x: 40, y: -60 };
    const near = zoomed(FITTED, 2, point);
    expect(near).toEqual({ zoom: 2, offset: { x: -40, y: 60 }, turns: 0 });
    expect(zoomed(near, 0.5, point)).toEqual(FITTED);
  });

  it('is never smaller than the stage, nor larger than eight times', () => {
    expect(zoomed(FITTED, 0.5).zoom).toBe(1);
    expect(zoomed(zoomed(FITTED, 100), 100).zoom).toBe(8);
  });

  it('can be moved as far as there is picture to see', () => {
    expect(within(moved(FITTED, { x: 50, y: 50 }), SLIP, STAGE).offset).toEqual({ x: 0, y: 0 });
    const large = moved(zoomed(FITTED, 4), { x: 5000, y: -5000 });
    expect(within(large, SLIP, STAGE).offset).toEqual({ x: 100, y: -450 });
  });

  it('is turned around the middle of what is seen, four times to where it was', () => {
    const pose = moved(zoomed(FITTED, 4), { x: 10, y: 20 });
    expect(turned(pose)).toEqual({ zoom: 4, offset: { x: -20, y: 10 }, turns: 1 });
    expect(turned(turned(turned(turned(pose))))).toEqual(pose);
    // Lying down it is as wide as the stage: 400 by 200, and three times that.
    const lying = moved(turned(zoomed(FITTED, 3)), { x: 5000, y: 5000 });
    const { offset } = within(lying, SLIP, STAGE);
    expect([Math.round(offset.x), Math.round(offset.y)]).toEqual([400, 150]);
  });

  it('is told to the element', () => {
    expect(toTransform({ zoom: 2, offset: { x: 3, y: -4 }, turns: 1 })).toBe(
      'translate(3px, -4px) scale(2) rotate(90deg)',
    );
  });
});

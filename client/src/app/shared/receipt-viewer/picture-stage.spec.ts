import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { PictureStage } from './picture-stage';

describe('the stage of a picture', () => {
  let fixture: ComponentFixture<PictureStage>;
  let host: HTMLElement;

  const pose = () => fixture.componentInstance.pose();
  const point = (type: string, pointerId: number, clientX: number, clientY: number) =>
    host.dispatchEvent(
      Object.assign(new MouseEvent(type, { bubbles: true, cancelable: true, clientX, clientY }), { pointerId }),
    );

  beforeEach(async () => {
    fixture = TestBed.createComponent(PictureStage);
    fixture.componentRef.setInput('src', '/one');
    fixture.componentRef.setInput('alt', 'A receipt');
    await fixture.whenStable();
    host = fixture.nativeElement as HTMLElement;
    // 400 by 300, with a picture of 150 by 300 in it.
    jest.spyOn(host, 'clientWidth', 'get').mockReturnValue(400);
    jest.spyOn(host, 'clientHeight', 'get').mockReturnValue(300);
    jest.spyOn(host, 'getBoundingClientRect').mockReturnValue({ left: 0, top: 0, width: 400, height: 300 } as DOMRect);
    const picture = host.querySelector('img') as HTMLImageElement;
    jest.spyOn(picture, 'naturalWidth', 'get').mockReturnValue(500);
    jest.spyOn(picture, 'naturalHeight', 'get').mockReturnValue(1000);
  });

  it('zooms by the wheel around the pointer, and takes the wheel from the page', () => {
    const wheel = new WheelEvent('wheel', { deltaY: -500, clientX: 200, clientY: 0, cancelable: true });
    host.dispatchEvent(wheel);
    expect(wheel.defaultPrevented).toBe(true);
    expect(pose().zoom).toBeCloseTo(3, 1);
    expect(pose().offset.x).toBe(0);
    expect(pose().offset.y).toBeGreaterThan(280);
  });

  it('is moved while it is held, and not beyond its edge', () => {
    fixture.componentInstance.zoomBy(4);
    point('pointermove', 1, 300, 250);
    expect(pose().offset).toEqual({ x: 0, y: 0 });
    point('pointerdown', 1, 200, 150);
    point('pointermove', 1, 230, 130);
    expect(pose().offset).toEqual({ x: 30, y: -20 });
    point('pointermove', 1, 2300, 130);
    expect(pose().offset).toEqual({ x: 100, y: -20 });
    point('pointerup', 1, 2300, 130);
    point('pointermove', 1, 200, 150);
    expect(pose().offset).toEqual({ x: 100, y: -20 });
  });

  it('is zoomed by two fingers that part', () => {
    point('pointerdown', 1, 190, 150);
    point('pointerdown', 2, 210, 150);
    point('pointermove', 2, 230, 150);
    expect(pose().zoom).toBeCloseTo(2);
    point('pointermove', 1, 170, 150);
    expect(pose().zoom).toBeCloseTo(3);
  });

  it('comes near by a double click, and goes back by another', () => {
    host.dispatchEvent(new MouseEvent('dblclick', { clientX: 200, clientY: 150 }));
    expect(pose().zoom).toBe(2.5);
    host.dispatchEvent(new MouseEvent('dblclick', { clientX: 200, clientY: 150 }));
    expect(pose().zoom).toBe(1);
  });

  it('shows another picture as a whole, turned as the one before', async () => {
    fixture.componentInstance.turn();
    fixture.componentInstance.zoomBy(3);
    fixture.componentRef.setInput('src', '/two');
    await fixture.whenStable();
    expect(pose()).toEqual({ zoom: 1, offset: { x: 0, y: 0 }, turns: 1 });
    expect(host.querySelector('img')?.classList).toContain('is-lying');
  });
});

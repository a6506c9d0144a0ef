import {
  ChangeDetectionStrategy,
  Component,
  ElementRef,
  computed,
  inject,
  input,
  linkedSignal,
  output,
  signal,
  viewChild,
} from '@angular/core';
import { FITTED, type Point, type Pose, moved, toTransform, turned, within, zoomed } from './picture-pose';

const DOUBLE_CLICK_ZOOM = 2.5;
/** A notch of a mouse's wheel, about 100 pixels, zooms by a quarter. */
const ZOOM_PER_WHEEL_PX = 0.0022;
const PX_PER_LINE = 16;

/** Shows one picture, which can be zoomed, moved and turned by mouse, touch and by whoever owns it. */
@Component({
  selector: 'app-picture-stage',
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: {
    class: 'picture-stage',
    '[class.is-movable]': 'isMovable()',
    '[class.is-held]': 'isHeld()',
    '(wheel)': 'onWheel($event)',
    '(dblclick)': 'onDoubleClick($event)',
    '(pointerdown)': 'onPointerDown($event)',
    '(pointermove)': 'onPointerMove($event)',
    '(pointerup)': 'onPointerEnd($event)',
    '(pointercancel)': 'onPointerEnd($event)',
    '(window:resize)': 'settle(pose())',
  },
  template: `
    <img
      draggable="false"
      decoding="async"
      [class.is-lying]="isLying()"
      [class.is-there]="isThere()"
      [src]="src()"
      [alt]="alt()"
      [style.transform]="transform()"
      (load)="isThere.set(true); shown.emit()"
      (error)="failed.emit()"
      #picture
    />
  `,
})
export class PictureStage {
  readonly src = input.required<string>();
  readonly alt = input.required<string>();
  readonly shown = output();
  readonly failed = output();

  /** Another picture begins as the one before: whoever has turned one page wants the next one turned as well. */
  readonly pose = linkedSignal<string, Pose>({
    source: () => this.src(),
    computation: (_src, previous) => ({ ...FITTED, turns: previous?.value.turns ?? 0 }),
  });
  protected readonly isThere = linkedSignal<string, boolean>({ source: () => this.src(), computation: () => false });
  protected readonly transform = computed(() => toTransform(this.pose()));
  protected readonly isLying = computed(() => this.pose().turns % 2 === 1);
  protected readonly isMovable = computed(() => this.pose().zoom > 1);
  protected readonly isHeld = signal(false);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  private readonly picture = viewChild.required<ElementRef<HTMLImageElement>>('picture');
  /** Fingers, or the mouse while it is pressed; by pointer. */
  private readonly held = new Map<number, Point>();

  zoomBy(factor: number): void {
    this.settle(zoomed(this.pose(), factor));
  }

  fit(): void {
    this.settle({ ...this.pose(), zoom: 1 });
  }

  turn(): void {
    this.settle(turned(this.pose()));
  }

  /** In CSS pixels. */
  moveBy(distance: Point): void {
    this.settle(moved(this.pose(), distance));
  }

  protected settle(pose: Pose): void {
    const { naturalWidth: width, naturalHeight: height } = this.picture().nativeElement;
    const stage = { width: this.host.clientWidth, height: this.host.clientHeight };
    this.pose.set(width > 0 && stage.width > 0 ? within(pose, { width, height }, stage) : pose);
  }

  protected onWheel(event: WheelEvent): void {
    event.preventDefault();
    const pixels = event.deltaMode === WheelEvent.DOM_DELTA_PIXEL ? event.deltaY : event.deltaY * PX_PER_LINE;
    this.settle(zoomed(this.pose(), Math.exp(-pixels * ZOOM_PER_WHEEL_PX), this.fromCentre(event)));
  }

  protected onDoubleClick(event: MouseEvent): void {
    if (this.isMovable()) this.fit();
    else this.settle(zoomed(this.pose(), DOUBLE_CLICK_ZOOM, this.fromCentre(event)));
  }

  protected onPointerDown(event: PointerEvent): void {
    if (event.button !== 0) return;
    // Not all who press are pointers that can be captured.
    if (event.isTrusted) this.host.setPointerCapture(event.pointerId);
    this.held.set(event.pointerId, this.fromCentre(event));
    this.isHeld.set(true);
  }

  /** One finger moves the picture; two also zoom it, around the place between them. */
  protected onPointerMove(event: PointerEvent): void {
    const before = this.held.get(event.pointerId);
    if (!before) return;
    const now = this.fromCentre(event);
    const other = [...this.held].find(([id]) => id !== event.pointerId)?.[1];
    this.held.set(event.pointerId, now);
    if (!other) {
      this.moveBy({ x: now.x - before.x, y: now.y - before.y });
      return;
    }
    const [middleBefore, middle] = [between(before, other), between(now, other)];
    const factor = distance(now, other) / Math.max(distance(before, other), 1);
    const pinched = zoomed(this.pose(), factor, middleBefore);
    this.settle(moved(pinched, { x: middle.x - middleBefore.x, y: middle.y - middleBefore.y }));
  }

  protected onPointerEnd({ pointerId }: PointerEvent): void {
    this.held.delete(pointerId);
    this.isHeld.set(this.held.size > 0);
  }

  private fromCentre({ clientX, clientY }: MouseEvent): Point {
    const { left, top, width, height } = this.host.getBoundingClientRect();
    return { x: clientX - left - width / 2, y: clientY - top - height / 2 };
  }
}

const between = (one: Point, other: Point): Point => ({ x: (one.x + other.x) / 2, y: (one.y + other.y) / 2 });
const distance = (one: Point, other: Point) => Math.hypot(one.x - other.x, one.y - other.y);

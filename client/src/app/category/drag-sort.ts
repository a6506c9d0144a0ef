import { DOCUMENT, Injectable, inject } from '@angular/core';
import { type Box, dragLayout } from './drag-layout';

/** This near to an edge of the window the page scrolls, by this much in each frame. In pixels. */
const EDGE = 72;
const STEP = 12;
/** A press that moves less than this is no drag. */
const SLACK = 4;

interface Drag {
  elements: HTMLElement[];
  boxes: Box[];
  from: number;
  /** Of the pointer, in the page's coordinates. */
  startY: number;
  index: number;
  isMoving: boolean;
}

/** Puts a list into another order by dragging. The list itself changes only when the part is dropped. */
@Injectable()
export class DragSort {
  private readonly document = inject(DOCUMENT);

  /** Follows the pointer from `event`, which pressed the part at `from`. Resolves with its new place; null for none. */
  start(event: PointerEvent, elements: HTMLElement[], from: number): Promise<number | null> {
    if (event.button !== 0) return Promise.resolve(null);
    // No text is to be selected on the way.
    event.preventDefault();
    const view = this.document.defaultView as Window;
    const boxes = elements.map((element) => {
      const { top, height } = element.getBoundingClientRect();
      return { top: top + view.scrollY, height };
    });
    const drag = { elements, boxes, from, startY: event.clientY + view.scrollY, index: from, isMoving: false };
    return this.follow(drag, event, view);
  }

  private follow(drag: Drag, { clientY: pressedY, pointerId }: PointerEvent, view: Window): Promise<number | null> {
    return new Promise((resolve) => {
      const over = new AbortController();
      let pointerY = pressedY;
      const show = () => this.show(drag, pointerY + view.scrollY - drag.startY);
      const end = (index: number | null) => {
        over.abort();
        this.clear(drag);
        resolve(index === drag.from ? null : index);
      };
      const scroll = () => {
        if (over.signal.aborted) return;
        if (drag.isMoving) {
          view.scrollBy(0, pointerY < EDGE ? -STEP : pointerY > view.innerHeight - EDGE ? STEP : 0);
          show();
        }
        view.requestAnimationFrame(scroll);
      };
      const on = <E extends Event>(type: string, react: (event: E) => void) =>
        this.document.addEventListener(type, react as EventListener, { signal: over.signal, capture: true });
      const ifOurs = (react: (event: PointerEvent) => void) => (event: PointerEvent) => {
        if (event.pointerId === pointerId) react(event);
      };
      on(
        'pointermove',
        ifOurs(({ clientY }) => {
          pointerY = clientY;
          if (!drag.isMoving && Math.abs(pointerY - pressedY) < SLACK) return;
          drag.isMoving = true;
          show();
        }),
      );
      on(
        'pointerup',
        ifOurs(() => end(drag.index)),
      );
      on(
        'pointercancel',
        ifOurs(() => end(null)),
      );
      on<KeyboardEvent>('keydown', ({ key }) => key === 'Escape' && end(null));
      scroll();
    });
  }

  private show(drag: Drag, offset: number): void {
    const { index, shifts } = dragLayout(drag.boxes, drag.from, offset);
    drag.index = index;
    drag.elements.forEach((element, place) => {
      const isDragged = place === drag.from;
      element.classList.toggle('is-dragged', isDragged);
      element.classList.toggle('makes-room', !isDragged);
      element.style.transform = `translateY(${isDragged ? offset : (shifts[place] ?? 0)}px)`;
    });
  }

  private clear({ elements }: Drag): void {
    for (const element of elements) {
      element.classList.remove('is-dragged', 'makes-room');
      element.style.transform = '';
    }
  }
}

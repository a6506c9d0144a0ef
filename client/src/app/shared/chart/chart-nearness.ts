import { DOCUMENT, DestroyRef, ElementRef, type Signal, afterNextRender, inject, signal } from '@angular/core';
import { whenIdle } from './when-idle';

/** From the edge of the window, so that a chart is there before one has scrolled to it. */
const MARGIN_PX = 300;

/**
 * True once the component's element is in view or close to it, and the browser has nothing else to do; it stays true. Call where
 * a component is made.
 */
export function injectIsNear(): Signal<boolean> {
  const view = inject(DOCUMENT).defaultView;
  const element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  const isNear = signal(false);
  let observer: IntersectionObserver | undefined;
  afterNextRender(() => {
    if (!view?.IntersectionObserver) return isNear.set(true);
    observer = new view.IntersectionObserver(
      (entries) => {
        if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
        observer?.disconnect();
        void whenIdle(view).then(() => isNear.set(true));
      },
      { rootMargin: `${MARGIN_PX}px` },
    );
    observer.observe(element);
  });
  inject(DestroyRef).onDestroy(() => observer?.disconnect());
  return isNear.asReadonly();
}

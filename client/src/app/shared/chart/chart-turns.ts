import { DOCUMENT, Injectable, inject } from '@angular/core';
import { whenIdle } from './when-idle';

/** Lets charts be drawn one after the other, so that several together never hold up the page. */
@Injectable({ providedIn: 'root' })
export class ChartTurns {
  private readonly view = inject(DOCUMENT).defaultView;
  private last: Promise<void> = Promise.resolve();

  /** Resolves in an idle moment of its own, after those of who asked before. */
  next(): Promise<void> {
    const { view } = this;
    if (view) this.last = this.last.then(() => whenIdle(view));
    return this.last;
  }
}

import { DOCUMENT, Injectable, inject, signal } from '@angular/core';
import { browserStorage } from '../shared/browser-storage';

export const CHART_VIEWS = ['months', 'days', 'bubbles'] as const;
export type ChartViewName = (typeof CHART_VIEWS)[number];

const STORED = 'spendwise.chart';

/** Which of the large charts the person looks at in this browser. */
@Injectable({ providedIn: 'root' })
export class ChartView {
  private readonly storage = browserStorage(inject(DOCUMENT));
  private readonly shown = signal(CHART_VIEWS.find((view) => view === this.storage?.getItem(STORED)) ?? 'months');

  readonly name = this.shown.asReadonly();

  show(view: ChartViewName): void {
    this.shown.set(view);
    this.storage?.setItem(STORED, view);
  }
}

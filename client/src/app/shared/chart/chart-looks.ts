import { DOCUMENT, type Signal, computed, inject } from '@angular/core';
import { ColorScheme } from '../color-scheme';

/** Colours and font as the style sheet has them, read when a chart is drawn. */
export interface ChartLooks {
  font: string;
  text: string;
  muted: string;
  grid: string;
  line: string;
  surface: string;
  accent: string;
}

/** The looks of the scheme that is on; they change with it. Call where a component is made. */
export function injectChartLooks(): Signal<ChartLooks> {
  const document = inject(DOCUMENT);
  const scheme = inject(ColorScheme);
  return computed(() => readChartLooks(document, scheme.effective()));
}

/** Takes the scheme for its reading only: a change of it gives the variables other values. */
export function readChartLooks(document: Document, _scheme: string): ChartLooks {
  const style = document.defaultView?.getComputedStyle(document.documentElement);
  const read = (name: string) => style?.getPropertyValue(name).trim() ?? '';
  return {
    font: read('--bs-body-font-family'),
    text: read('--bs-body-color'),
    muted: read('--bs-secondary-color'),
    grid: read('--sw-grid'),
    line: read('--bs-border-color'),
    surface: read('--sw-surface'),
    accent: read('--bs-primary'),
  };
}

import type Plotly from 'plotly.js-basic-dist-min';

/** The library, which is a chunk of its own; loaded once, and anew after a failure. */
export async function loadPlotly(): Promise<typeof Plotly> {
  const { default: library } = await import('plotly.js-basic-dist-min');
  return library;
}

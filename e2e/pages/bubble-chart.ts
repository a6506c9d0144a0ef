import type { Page } from 'playwright-core';

export interface Trace {
  name: string;
  titles: string[];
}

/** The chart of the dashboard, once Plotly has drawn it. */
export class BubbleChart {
  readonly card = this.page.getByRole('region', { name: 'Expenses as bubbles' });
  readonly drawing = this.card.getByRole('img', { name: /^Bubble chart of/ });
  /** What is painted, one element for each bubble. */
  readonly bubbles = this.drawing.locator('.scatterlayer .point');

  constructor(private readonly page: Page) {}

  async drawn(): Promise<void> {
    await this.bubbles.first().waitFor();
  }

  /** The data Plotly was given: a trace for each category. */
  traces(): Promise<Trace[]> {
    return this.drawing.locator('.js-plotly-plot').evaluate((plot) => {
      const { data } = plot as unknown as { data: { name: string; text: string[] }[] };
      return data.map(({ name, text }) => ({ name, titles: [...text] }));
    });
  }
}

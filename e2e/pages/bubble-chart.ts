import type { Page } from 'playwright-core';

export interface Trace {
  name: string;
  titles: string[];
}

/** One of the dashboard's large charts, which is shown when it is chosen. */
export class BubbleChart {
  readonly card = this.page.getByRole('region', { name: 'Every expense' });
  readonly drawing = this.card.getByRole('img', { name: /^Bubble chart of/ });
  /** What is painted, one element for each bubble. */
  readonly bubbles = this.drawing.locator('.scatterlayer .point');

  constructor(private readonly page: Page) {}

  async show(): Promise<void> {
    await this.page.getByRole('group', { name: 'Chart' }).getByText('Bubbles').click();
  }

  /** Chooses it, and waits until Plotly has drawn it. */
  async drawn(): Promise<void> {
    await this.show();
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

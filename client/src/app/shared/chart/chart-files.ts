import { DOCUMENT, Injectable, inject } from '@angular/core';
import { chartCsv } from './chart-csv';
import type { ChartFigure } from './chart-figure';
import type { ChartLooks } from './chart-looks';
import type { ChartRows } from './chart-rows';
import { loadPlotly } from './plotly-library';
import { plotlyText } from './plotly-text';

const PICTURE = { format: 'png', width: 1000, height: 560, scale: 2 } as const;
const BYTE_ORDER_MARK = '\uFEFF';

/** Gives a chart to keep. */
@Injectable({ providedIn: 'root' })
export class ChartFiles {
  private readonly document = inject(DOCUMENT);

  /** The mark at its start tells spreadsheets that it is UTF-8. */
  saveCsv(name: string, rows: ChartRows): void {
    const file = new Blob([BYTE_ORDER_MARK, chartCsv(rows)], { type: 'text/csv;charset=utf-8' });
    const url = URL.createObjectURL(file);
    this.save(`${fileName(name)}.csv`, url);
    URL.revokeObjectURL(url);
  }

  /** With its name above it, and the ground of the page, for it stands alone. Fails when the library does not load. */
  async savePng(name: string, { data, layout }: ChartFigure, looks: ChartLooks): Promise<void> {
    const plotly = await loadPlotly();
    const own = {
      ...layout,
      paper_bgcolor: looks.surface,
      margin: { l: 40, r: 40, t: 70, b: 60 },
      // Beside a chart on the page its names stand in words of our own.
      showlegend: data.length > 1,
      legend: { orientation: 'h', y: -0.1 } as const,
      title: { text: plotlyText(name), x: 0.04, font: { size: 18, color: looks.text } },
    };
    this.save(`${fileName(name)}.png`, await plotly.toImage({ data, layout: own }, PICTURE));
  }

  private save(name: string, url: string): void {
    const link = this.document.createElement('a');
    link.href = url;
    link.download = name;
    link.click();
  }
}

function fileName(name: string): string {
  return (
    name
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, '-')
      .replace(/^-|-$/g, '') || 'chart'
  );
}

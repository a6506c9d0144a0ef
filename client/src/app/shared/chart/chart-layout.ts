import type { ChartLooks } from './chart-looks';

/** What every chart has in common: the page's font and colours, no tools, nothing to drag, nothing that moves by itself. */
export function chartLayout(looks: ChartLooks, own: object): object {
  return {
    autosize: true,
    showlegend: false,
    hovermode: 'closest',
    dragmode: false,
    margin: { l: 8, r: 8, t: 10, b: 28 },
    paper_bgcolor: 'rgba(0,0,0,0)',
    plot_bgcolor: 'rgba(0,0,0,0)',
    font: { color: looks.text, family: looks.font, size: 12 },
    hoverlabel: {
      bgcolor: looks.surface,
      bordercolor: looks.line,
      font: { color: looks.text, family: looks.font },
      align: 'left',
    },
    ...own,
  };
}

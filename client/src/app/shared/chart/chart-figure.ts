/** What Plotly draws: its traces and its layout. */
export interface ChartFigure {
  data: object[];
  layout: object;
}

/** What a person chose in a chart or in its table. */
export interface ChartPick {
  /** The trace of the figure, from 0; null when a row of the table was chosen. */
  series: number | null;
  /** The point of the trace, or the row of the table, from 0. */
  index: number;
}

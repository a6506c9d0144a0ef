import type { ChartLooks } from '../app/shared/chart/chart-looks';

export const plainLooks: ChartLooks = {
  font: 'sans-serif',
  text: '#000',
  muted: '#666',
  grid: '#eee',
  line: '#ccc',
  surface: '#fff',
  accent: '#0b6e63',
};

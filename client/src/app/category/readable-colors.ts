export interface NamedColor {
  /** As #rrggbb, lower case. */
  color: string;
  name: string;
}

/** Colours to choose from, in the order of the rainbow: each keeps 3:1 against the light and the dark page. */
export const READABLE_COLORS: readonly NamedColor[] = [
  { color: '#e03131', name: 'Red' },
  { color: '#d9480f', name: 'Orange' },
  { color: '#a9633c', name: 'Brown' },
  { color: '#b7791f', name: 'Amber' },
  { color: '#827717', name: 'Olive' },
  { color: '#5c940d', name: 'Lime' },
  { color: '#2f9e44', name: 'Green' },
  { color: '#099268', name: 'Emerald' },
  { color: '#0c8599', name: 'Teal' },
  { color: '#1098ad', name: 'Cyan' },
  { color: '#1c7ed6', name: 'Blue' },
  { color: '#4c6ef5', name: 'Indigo' },
  { color: '#7950f2', name: 'Violet' },
  { color: '#ae3ec9', name: 'Purple' },
  { color: '#d6336c', name: 'Pink' },
  { color: '#c74f6b', name: 'Rose' },
  { color: '#8d6e63', name: 'Taupe' },
  { color: '#748094', name: 'Grey' },
];

/** What colours stand on: page and panel, light and dark. */
const LIGHT = ['#ffffff', '#f6f5f1'];
const DARK = ['#191f1e', '#111615'];
/** Of WCAG 2.2, for what is not text. */
const ENOUGH = 3;

/** Where `color` (#rrggbb) is hard to see; null when it is readable everywhere. */
export function hardToSeeOn(color: string): 'light' | 'dark' | null {
  const isLost = (grounds: string[]) => grounds.some((ground) => contrast(color, ground) < ENOUGH);
  if (isLost(LIGHT)) return 'light';
  return isLost(DARK) ? 'dark' : null;
}

/** The one that is least used among `used`, the first of several. */
export function leastUsedColor(used: readonly string[]): string {
  const uses = (color: string) => used.filter((other) => other === color).length;
  return READABLE_COLORS.map(({ color }) => color).reduce((best, color) => (uses(color) < uses(best) ? color : best));
}

/** The WCAG contrast ratio of two colours, from 1 to 21. */
function contrast(one: string, other: string): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) => {
    const share = parseInt(color.slice(start, start + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

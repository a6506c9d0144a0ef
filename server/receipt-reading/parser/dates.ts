import { isCalendarDate } from '../../calendar-date.js';
import { repairDigits } from './digits.js';

/** In which order a region writes a date of digits. */
export type DateOrder = 'day-first' | 'month-first' | 'year-first';

export interface FoundDate {
  /** "2018-04-14" */
  date: string;
  /** Where in the text it stands. */
  start: number;
  end: number;
  /** 0 to 1: how little had to be repaired or assumed. */
  faith: number;
}

const MONTH_FIRST = ['US', 'PH', 'FM', 'MH', 'PW', 'GU', 'PR'];
const YEAR_FIRST = ['CN', 'JP', 'KR', 'TW', 'HU', 'LT', 'MN', 'SE'];
const MONTHS: Record<string, number> = Object.fromEntries(
  [
    ['JAN', 'JANUARY', 'JANUARI', 'JANVIER', 'JANUAR', 'ENE', 'ENERO', 'GEN', 'JANV'],
    ['FEB', 'FEBRUARY', 'FEBRUARI', 'FEVRIER', 'FEBRUAR', 'FEBRERO', 'FEV', 'FEVR'],
    ['MAR', 'MARCH', 'MAC', 'MARS', 'MAERZ', 'MARZ', 'MRZ', 'MARZO', 'MAART', 'MRT'],
    ['APR', 'APRIL', 'AVR', 'AVRIL', 'ABR', 'ABRIL', 'APRILE'],
    ['MAY', 'MEI', 'MAI', 'MAYO', 'MAG', 'MAGGIO', 'MAIO'],
    ['JUN', 'JUNE', 'JUIN', 'JUNI', 'JUNIO', 'GIU', 'GIUGNO'],
    ['JUL', 'JULY', 'JULAI', 'JUILLET', 'JULI', 'JULIO', 'LUG', 'LUGLIO', 'JUIL'],
    ['AUG', 'AUGUST', 'OGOS', 'OGO', 'AOUT', 'AGO', 'AGOSTO', 'AUGUSTUS'],
    ['SEP', 'SEPT', 'SEPTEMBER', 'SEPTEMBRE', 'SEPTIEMBRE', 'SET', 'SETTEMBRE'],
    ['OCT', 'OCTOBER', 'OKT', 'OKTOBER', 'OCTOBRE', 'OCTUBRE', 'OTT', 'OTTOBRE', 'OUT'],
    ['NOV', 'NOVEMBER', 'NOVEMBRE', 'NOVIEMBRE'],
    ['DEC', 'DECEMBER', 'DIS', 'DISEMBER', 'DEZ', 'DEZEMBER', 'DECEMBRE', 'DIC', 'DICIEMBRE', 'DICEMBRE'],
  ].flatMap((names, index) => names.map((name) => [name, index + 1])),
);

const DIGIT = '[\\dOoQDIl|SsBZ]';
const TWO = `${DIGIT}{1,2}`;
const YEAR = `(?:[2Z][0OoQD]${DIGIT}{2}|[1l]9${DIGIT}{2}|${DIGIT}{2})`;
const BETWEEN = "\\s?[/\\-.,'~_–—\\\\|]\\s?";
const EDGE_BEFORE = '(?<![\\dA-Za-z/.\\-,])';
const EDGE_BEHIND = '(?![\\d/]|[.,]\\d)';
const MONTH_NAME = '([A-Za-z0]{3,10})';

const SHAPES: { pattern: RegExp; read: (parts: string[], order: DateOrder) => number[][]; faith: number }[] = [
  {
    pattern: new RegExp(`${EDGE_BEFORE}([12][09]${DIGIT}{2})${BETWEEN}(${TWO})${BETWEEN}(${TWO})(?!\\d)`, 'g'),
    read: ([year, month, day]) => [[digits(year), digits(month), digits(day)]],
    faith: 1,
  },
  {
    pattern: new RegExp(`(?<![\\dA-Za-z/])(${TWO})${BETWEEN}(${TWO})${BETWEEN}(${YEAR})${EDGE_BEHIND}`, 'g'),
    read: ([a, b, c], order) => inOrder(digits(a), digits(b), digits(c), order),
    faith: 1,
  },
  {
    pattern: new RegExp(
      `(?<![\\dA-Za-z])(\\d{1,2})(?:st|nd|rd|th)?\\.?[\\s/\\-.,']*${MONTH_NAME}\\.?[\\s/\\-.,']*(${YEAR})(?![\\d/])`,
      'g',
    ),
    read: ([day, month, year]) => [[digits(year), monthOf(month), digits(day)]],
    faith: 1,
  },
  {
    pattern: new RegExp(
      `(?<![A-Za-z])${MONTH_NAME}\\.?[\\s\\-./]*(\\d{1,2})(?:st|nd|rd|th)?[\\s,.'\\-/]+(\\d{4}|\\d{2}(?![\\d:]))(?![\\d/])`,
      'g',
    ),
    read: ([month, day, year]) => [[digits(year), monthOf(month), digits(day)]],
    faith: 0.95,
  },
  {
    // A slash that was read as a 1 or a 7, or not at all: 28102/2018, 2810212018, 28/022018.
    pattern: /(?<![\dA-Za-z/.-])([0-3]\d)[17/I|l]?([01]\d)[17/I|l]?(20\d\d)(?!\d)/g,
    read: ([a, b, c], order) => inOrder(digits(a), digits(b), digits(c), order),
    faith: 0.5,
  },
  {
    pattern: /(?<!\d)(20\d\d)([01]\d)([0-3]\d)(?!\d)/g,
    read: ([year, month, day]) => [[digits(year), digits(month), digits(day)]],
    faith: 0.4,
  },
];

/** @param region ISO 3166 */
export function dateOrderOf(region: string): DateOrder {
  if (MONTH_FIRST.includes(region)) return 'month-first';
  return YEAR_FIRST.includes(region) ? 'year-first' : 'day-first';
}

/** The calendar dates in a row of text, in the shapes that receipts have. */
export function datesIn(text: string, order: DateOrder): FoundDate[] {
  const found: FoundDate[] = [];
  const plain = withoutAccents(text);
  for (const { pattern, read, faith } of SHAPES) {
    for (const match of plain.matchAll(pattern)) {
      const start = match.index;
      const end = start + match[0].length;
      if (found.some((other) => start < other.end && other.start < end)) continue;
      const options = read(match.slice(1), order)
        .map(toDate)
        .filter((date) => date !== null);
      if (!options.length) continue;
      const isRepaired = /[A-Za-z|]/.test(match[0].replace(/[A-Za-z]{3,}/, ''));
      found.push({ date: options[0]!, start, end, faith: faith * (isRepaired ? 0.7 : 1) });
    }
  }
  return found;
}

/** In the region's order, or, when that is no date, in another one. */
function inOrder(a: number, b: number, c: number, order: DateOrder): number[][] {
  const dayFirst = [c, b, a];
  const monthFirst = [c, a, b];
  const yearFirst = c > 31 ? [] : [[a, b, c]];
  if (order === 'month-first') return [monthFirst, dayFirst, ...yearFirst];
  if (order === 'year-first') return [...yearFirst, dayFirst, monthFirst];
  return [dayFirst, monthFirst, ...yearFirst];
}

function toDate(parts: number[]): string | null {
  const [year, month, day] = parts as [number, number, number];
  const full = year < 100 ? 2000 + year : year;
  const text = `${full}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  return isCalendarDate(text) ? text : null;
}

function digits(text = ''): number {
  return Number(repairDigits(text));
}

function monthOf(name = ''): number {
  const letters = name.toUpperCase().replace(/0/g, 'O');
  return MONTHS[letters] ?? 0;
}

/** Of the same length, so that places in it are places in the text. */
function withoutAccents(text: string): string {
  return [...text.normalize('NFC')].map((letter) => letter.normalize('NFD')[0]).join('');
}

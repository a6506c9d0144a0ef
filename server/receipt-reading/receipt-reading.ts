/** How sure a reading is of a value, 0 to 1: an estimate of how often such a value is right. */
export type Certainty = number;

/** From here on a value is stated with confidence; below it a person is asked to check it. */
export const SURE: Certainty = 0.8;

/** A place on a page as fractions (0 to 1) of the page's picture as it is shown. */
export interface Box {
  page: number;
  left: number;
  top: number;
  width: number;
  height: number;
}

export interface ReadField<T> {
  value: T;
  confidence: Certainty;
  boxes: Box[];
}

/** One thing that was bought; amount is a decimal such as "12.50". */
export interface ReadLine {
  title: string;
  amount: string;
  confidence: Certainty;
  boxes: Box[];
}

export interface ReadFields {
  merchant: ReadField<string> | null;
  /** A calendar date, "2018-04-14". */
  date: ReadField<string> | null;
  /** A decimal with the digits of its currency, "156.00". */
  total: ReadField<string> | null;
  /** ISO 4217. */
  currency: ReadField<string> | null;
  tax: ReadField<string> | null;
}

export interface ReceiptReading {
  /** What was read on all pages, row by row, as it was read. */
  text: string;
  fields: ReadFields;
  /** Only when they are clear, otherwise empty. */
  lines: ReadLine[];
  /** The lines add up to the total. */
  isBalanced: boolean;
  pages: number;
  /** Where the words come from; empty: nothing that looks like a receipt was found. */
  quality: 'empty' | 'text' | 'picture';
}

export interface ReadingContext {
  /** The ledger's region, ISO 3166: decides whether the day or the month comes first. */
  region: string;
  /** The ledger's currency, ISO 4217. */
  currency: string;
  /** "2018-04-14": a receipt is not of the future. */
  today: string;
  /** Earlier titles of the ledger, most frequent first, at most 2,000. */
  merchants: string[];
}

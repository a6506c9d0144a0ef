import type { Receipt, ReceiptBox } from '../../api/types';
import { SURE } from './receipt-reading-words';

/** A place on the picture that something was read from. */
export interface ReceiptMark {
  /** What was read there: a field's name, or `line-` and the number of a line, from 0. */
  of: string;
  label: string;
  box: ReceiptBox;
  isSure: boolean;
}

const LABELS = { merchant: 'Title', date: 'Date', total: 'Amount' } as const;

export type MarkedField = keyof typeof LABELS;

/** The places of the fields that go into an expense, and of the lines. */
export function marksOf({ fields, lines }: Pick<Receipt, 'fields' | 'lines'>): ReceiptMark[] {
  const ofFields = (Object.keys(LABELS) as MarkedField[]).flatMap((name) => {
    const { boxes = [], confidence = 0 } = fields[name] ?? {};
    return boxes.map((box) => ({ of: name, label: LABELS[name], box, isSure: confidence >= SURE }));
  });
  const ofLines = lines.flatMap(({ boxes, title, confidence }, index) =>
    boxes.map((box) => ({ of: lineMark(index), label: title, box, isSure: confidence >= SURE })),
  );
  return [...ofFields, ...ofLines];
}

export const lineMark = (index: number) => `line-${index}`;

import { type Amount } from '../../shared/money';
import { totalOf } from '../../shared/total-of';

/** A line of a receipt as the person left it. */
export interface SplitLine {
  title: string;
  amount: Amount;
  categoryId: string;
}

export interface SplitPart extends SplitLine {
  note: string;
}

const NOTE_LENGTH = 2000;

/**
 * One expense for each category, in the order of the lines. Several lines of one category go by the `merchant`, and are
 * listed in the note; a line alone keeps its own name.
 */
export function partsOfLines(lines: readonly SplitLine[], merchant: string, currency: string): SplitPart[] {
  return [...new Set(lines.map(({ categoryId }) => categoryId))].map((categoryId) => {
    const ofCategory = lines.filter((line) => line.categoryId === categoryId);
    const amounts = ofCategory.map(({ amount }) => amount);
    const [first] = ofCategory;
    const isAlone = ofCategory.length === 1;
    return {
      categoryId,
      title: isAlone && first ? first.title : merchant,
      amount: totalOf(amounts, currency),
      note: isAlone ? merchant : listed(ofCategory),
    };
  });
}

function listed(lines: readonly SplitLine[]): string {
  return lines
    .map(({ title, amount }) => `${title} ${amount}`)
    .join('\n')
    .slice(0, NOTE_LENGTH);
}

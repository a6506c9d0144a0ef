import { formatMinor } from '../money.js';
import type { Bubble } from './report.dto.js';

export interface BubbleRow {
  id: string;
  day: string;
  title: string;
  minor: string;
  category: string;
}

/** Columns of a {@link BubbleRow}, of `expenses e`. */
export const bubbleColumns = `e.id, e.spent_on AS day, e.title, e.amount_minor AS minor, e.category_id AS category`;

export const toBubble = ({ id, day, title, minor, category }: BubbleRow, currency: string): Bubble => ({
  expenseId: id,
  spentOn: day,
  title,
  amount: formatMinor(minor, currency),
  categoryId: category,
});

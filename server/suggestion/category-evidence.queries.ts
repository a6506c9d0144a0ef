import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { CategoryLabel } from '../category/category.dto.js';
import { type TitleCount, type Use } from './category-decision.js';
import { latestSql, similarSql } from './category-evidence-sql.js';

interface LabelRow {
  titleKey: string;
  categoryId: string;
  categoryName: string;
  categoryColor: string;
  categoryIcon: string;
}

interface UseRow extends LabelRow {
  title: string;
  isArchived: boolean;
}

/** What a ledger remembers of a title. */
export interface Past {
  /** The title, folded. */
  titleKey: string;
  /** The further text, folded. */
  textKey: string;
  /** Expenses with this very title, the newest first. */
  latest: Use[];
}

export interface SimilarPast {
  /** Expenses with titles nearby in the alphabet, the newest first. */
  neighbours: Use[];
  /** Titles that hold one of the parts; not all of them where there are many. */
  related: TitleCount[];
}

@Injectable()
export class CategoryEvidenceQueries {
  constructor(private readonly dataSource: DataSource) {}

  async findPast(ledgerId: string, title: string, text: string): Promise<Past> {
    const [{ uses, ...keys }]: [{ titleKey: string; textKey: string; uses: UseRow[] }] = await this.dataSource.query(
      latestSql,
      [ledgerId, title, text],
    );
    return { ...keys, latest: uses.map(toUse) };
  }

  /** What similar titles were for: those beside `titleKey` in the alphabet, and those that hold one of `parts`. */
  async findSimilarPast(ledgerId: string, titleKey: string, parts: readonly string[]): Promise<SimilarPast> {
    const [{ neighbours, related }]: [{ neighbours: UseRow[]; related: (LabelRow & { count: number })[] }] =
      await this.dataSource.query(similarSql, [ledgerId, titleKey, parts]);
    return {
      neighbours: neighbours.map(toUse),
      related: related.map((row) => ({ titleKey: row.titleKey, count: row.count, category: toLabel(row) })),
    };
  }
}

const toUse = (row: UseRow): Use => ({
  titleKey: row.titleKey,
  title: row.title,
  category: row.isArchived ? null : toLabel(row),
});

const toLabel = (row: LabelRow): CategoryLabel => ({
  id: row.categoryId,
  name: row.categoryName,
  color: row.categoryColor,
  icon: row.categoryIcon,
});

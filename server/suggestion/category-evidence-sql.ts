import { latestUses } from './category-decision.js';

/** Titles looked at on each side of one in the alphabet. */
const neighbours = 30;
/** Expenses looked at of each of those. */
const usesOfNeighbour = 3;
/** Titles looked at for each word: one that is in more is known well enough by these. */
const titlesOfWord = 100;

const newestFirst = (table: string) => `${table}.spent_on DESC, ${table}.created_at DESC, ${table}.id DESC`;
const expenseColumns = 'title_key, title, category_id, spent_on, created_at, id';
const labelFields = `'categoryId', c.id, 'categoryName', c.name, 'categoryColor', c.color, 'categoryIcon', c.icon`;

const useObject = (use: string) =>
  `json_build_object('titleKey', ${use}.title_key, 'title', ${use}.title, 'isArchived', c.archived_at IS NOT NULL, ${labelFields})`;

/** The latest expenses of ledger $1 with the title $2, and that title and the text $3 folded. */
export const latestSql = `
SELECT wanted.title_key AS "titleKey", fold_text($3) AS "textKey", coalesce(past.uses, '[]') AS uses
  FROM (SELECT left(fold_text($2), 200) AS title_key) wanted, LATERAL (
    SELECT json_agg(${useObject('e')} ORDER BY ${newestFirst('e')}) AS uses
      FROM (SELECT ${expenseColumns} FROM expenses
             WHERE ledger_id = $1 AND title_key = wanted.title_key AND deleted_at IS NULL
             ORDER BY ${newestFirst('expenses')} LIMIT ${latestUses}) e
      JOIN categories c ON c.ledger_id = $1 AND c.id = e.category_id
  ) past`;

const neighbourSql = (side: '<' | '>', direction: 'DESC' | 'ASC') => `
  (SELECT DISTINCT title_key FROM expense_titles WHERE ledger_id = $1 AND title_key ${side} $2
    ORDER BY title_key ${direction} LIMIT ${neighbours})`;

/** What the titles of ledger $1 were for that stand beside the folded title $2, and those that hold one of the words $3. */
export const similarSql = `
WITH neighbour AS MATERIALIZED (${neighbourSql('<', 'DESC')} UNION ALL ${neighbourSql('>', 'ASC')}),
related AS MATERIALIZED (
  SELECT DISTINCT holding.*
    FROM unnest($3::text[]) word, LATERAL (
      SELECT title_key, category_id, count FROM expense_titles
       WHERE ledger_id = $1 AND title_key LIKE '%' || word || '%' LIMIT ${titlesOfWord}
    ) holding
)
SELECT (SELECT coalesce(json_agg(${useObject('e')} ORDER BY ${newestFirst('e')}), '[]')
          FROM neighbour, LATERAL (
            SELECT ${expenseColumns} FROM expenses
             WHERE ledger_id = $1 AND title_key = neighbour.title_key AND deleted_at IS NULL
             ORDER BY ${newestFirst('expenses')} LIMIT ${usesOfNeighbour}
          ) e
          JOIN categories c ON c.ledger_id = $1 AND c.id = e.category_id) AS neighbours,
       (SELECT coalesce(json_agg(json_build_object('titleKey', related.title_key, 'count', related.count, ${labelFields})
                                 ORDER BY related.count DESC, related.title_key, c.id), '[]')
          FROM related JOIN categories c ON c.ledger_id = $1 AND c.id = related.category_id
         WHERE c.archived_at IS NULL) AS related`;

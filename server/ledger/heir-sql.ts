/**
 * Who gets the ledgers of which user $1 is the only owner, and which others are in: whoever may write before those who may
 * only look, and of those the one who has been in it for longest. Columns ledger_id and user_id.
 */
export const heirSql = `
  SELECT DISTINCT ON (own.ledger_id) own.ledger_id, other.user_id
    FROM ledger_members own
    JOIN ledger_members other ON other.ledger_id = own.ledger_id AND other.user_id <> own.user_id
   WHERE own.user_id = $1 AND own.role = 'owner'
     AND NOT EXISTS (SELECT 1 FROM ledger_members owner
                      WHERE owner.ledger_id = own.ledger_id AND owner.role = 'owner' AND owner.user_id <> $1)
   ORDER BY own.ledger_id, (other.role = 'editor') DESC, other.created_at, other.user_id`;

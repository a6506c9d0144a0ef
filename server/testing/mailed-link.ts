import type { TestApi } from './test-api.js';
import { OneTimeTokens } from '../one-time-token/one-time-tokens.js';
import type { TokenPurpose } from '../one-time-token/one-time-token.entity.js';

/** The token of the latest link of this kind that was made for the owner of `email`, as the mail carries it. */
export async function mailedLink(api: TestApi, email: string, purpose: TokenPurpose): Promise<string> {
  const [link]: { id: string }[] = await api.database.query(
    `SELECT t.id FROM one_time_tokens t JOIN users u ON u.id = t.user_id
      WHERE u.email = $1 AND t.purpose = $2 ORDER BY t.created_at DESC, t.used_at NULLS FIRST LIMIT 1`,
    [email, purpose],
  );
  if (!link) throw new Error(`no link for ${purpose}`);
  return api.app.get(OneTimeTokens, { strict: false }).tokenOf(link.id);
}

import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type Transaction, UnitOfWork } from '../database/unit-of-work.js';
import { visitSeconds } from './browser-cookie.js';
import { OidcLoginRow } from './oidc-login.entity.js';
import type { VisitSecrets } from './visit-secrets.js';

/** A visit to a provider: begun in one browser by whoever was signed in, if that matters. */
export type OidcLogin = Pick<
  OidcLoginRow,
  'provider' | 'intent' | 'nonce' | 'codeVerifier' | 'userId' | 'sessionId' | 'returnTo' | 'createdAt'
>;

type NewLogin = Omit<OidcLogin, keyof VisitSecrets | 'createdAt'> & { client: string };

/** How many visits of one address may be under way; above that, the oldest is forgotten. */
const mostOfOneClient = 50;

/** Visits to providers that are to come back. Neither the state nor the browser's cookie is stored, only their hashes. */
@Injectable()
export class OidcLogins {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async begin(browser: string, { state, nonce, codeVerifier }: VisitSecrets, login: NewLogin): Promise<void> {
    await this.unitOfWork.run(null, async (tx) => {
      const expiresAt = new Date(tx.now.getTime() + visitSeconds * 1_000);
      const hashes = { stateHash: hashOf(state), browserHash: hashOf(browser) };
      await tx.manager.insert(OidcLoginRow, { ...login, ...hashes, nonce, codeVerifier, createdAt: tx.now, expiresAt });
      await this.forgetSurplus(tx, login.client);
    });
  }

  /** The visit that comes back with `state`: once, in the browser that began it, in time. Of two at once, one gets it. */
  async take(state: string, browser: string, provider: string): Promise<OidcLogin | null> {
    return this.unitOfWork.run(null, async (tx) => {
      const [[login]]: [OidcLogin[], number] = await tx.manager.query(
        `DELETE FROM oidc_logins
          WHERE state_hash = $1 AND browser_hash = $2 AND provider = $3 AND expires_at > $4
          RETURNING provider, intent, nonce, code_verifier AS "codeVerifier", user_id AS "userId",
                    session_id AS "sessionId", return_to AS "returnTo", created_at AS "createdAt"`,
        [hashOf(state), hashOf(browser), provider, tx.now],
      );
      return login ? { ...login, createdAt: new Date(login.createdAt) } : null;
    });
  }

  private async forgetSurplus(tx: Transaction, client: string): Promise<void> {
    await tx.manager.query('DELETE FROM oidc_logins WHERE expires_at <= $1', [tx.now]);
    await tx.manager.query(
      `DELETE FROM oidc_logins WHERE client = $1 AND created_at <
         (SELECT created_at FROM oidc_logins WHERE client = $1 ORDER BY created_at DESC OFFSET $2 LIMIT 1)`,
      [client, mostOfOneClient - 1],
    );
  }
}

const hashOf = (value: string) => createHash('sha256').update(value).digest();

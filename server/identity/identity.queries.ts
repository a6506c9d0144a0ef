import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Session } from '../auth/current-session.decorator.js';
import { UnauthenticatedProblem } from '../http/problem.js';
import type { ConnectedIdentity, WaysIn } from './identity.dto.js';
import { IdentityProviders } from './identity-providers.js';

@Injectable()
export class IdentityQueries {
  constructor(
    private readonly dataSource: DataSource,
    private readonly providers: IdentityProviders,
  ) {}

  /** How the user can sign in; the identity connected first comes first. */
  async getWaysIn({ userId, isFresh }: Session): Promise<WaysIn> {
    const [found]: (Omit<WaysIn, 'fresh'> & { identities: Omit<ConnectedIdentity, 'providerName'>[] })[] =
      await this.dataSource.query(
        `SELECT u.password_hash IS NOT NULL AS "hasPassword", u.email_verified_at IS NOT NULL AS "emailVerified",
                (SELECT coalesce(json_agg(json_build_object('id', i.id, 'provider', i.provider, 'email', i.email,
                                                            'createdAt', ${instant('i.created_at')},
                                                            'lastUsedAt', ${instant('i.last_used_at')})
                                          ORDER BY i.created_at, i.id), '[]')
                   FROM identities i WHERE i.user_id = u.id) AS identities
           FROM users u WHERE u.id = $1`,
        [userId],
      );
    if (!found) throw new UnauthenticatedProblem();
    const identities = found.identities.map((one) => ({ ...one, providerName: this.providers.nameOf(one.provider) }));
    return { ...found, identities, fresh: isFresh };
  }
}

/** ISO 8601 in UTC, as every other instant; JSON made by PostgreSQL would say "+00:00". */
const instant = (column: string) => `to_char(${column}, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

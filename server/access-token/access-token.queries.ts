import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../clock.js';
import type { AccessScope } from './access-scope.js';
import type { AccessToken } from './access-token.dto.js';

/** Uses closer together than this are one, in milliseconds. */
const useInterval = 60_000;

/** A token that lets somebody in. */
export interface ValidToken {
  id: string;
  userId: number;
  scope: AccessScope;
  /** Of its owner, normalised. */
  email: string;
  /** IANA name. */
  timeZone: string;
  isUseDue: boolean;
}

@Injectable()
export class AccessTokenQueries {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  async findValid(tokenHash: Buffer): Promise<ValidToken | null> {
    const now = this.clock.now();
    const [token]: ValidToken[] = await this.dataSource.query(
      `SELECT t.id, t.user_id AS "userId", t.scope, u.email, u.time_zone AS "timeZone",
              coalesce(t.last_used_at < $3, true) AS "isUseDue"
         FROM access_tokens t JOIN users u ON u.id = t.user_id
        WHERE t.token_hash = $1 AND (t.expires_at IS NULL OR t.expires_at > $2)`,
      [tokenHash, now, new Date(now.getTime() - useInterval)],
    );
    return token ?? null;
  }

  /** The user's tokens, the newest first; expired ones too, until their owner removes them. */
  async list(userId: number): Promise<AccessToken[]> {
    return this.dataSource.query(
      `SELECT id, name, scope, created_at AS "createdAt", expires_at AS "expiresAt", last_used_at AS "lastUsedAt"
         FROM access_tokens WHERE user_id = $1 ORDER BY created_at DESC, id`,
      [userId],
    );
  }
}

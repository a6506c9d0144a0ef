import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { JwtService } from '@nestjs/jwt';
import { Config } from '../config/config.js';

/** What the cookie says: the user (`sub`) and the session (`sid`), nothing else. */
export interface SessionClaims {
  sub: string;
  sid: string;
}

export const tokenAudience = 'spendwise:session';
export const tokenAlgorithm = 'HS256';

/** Signs session cookies with the newest key and finds the key of those signed before a rotation. */
@Injectable()
export class SessionTokens {
  private readonly secretsByKeyId: Map<string, string>;
  private readonly newest: { keyid: string; secret: string };

  constructor(
    private readonly jwt: JwtService,
    config: Config,
  ) {
    const [newest = ''] = config.sessionSecrets;
    this.newest = { keyid: keyIdOf(newest), secret: newest };
    this.secretsByKeyId = new Map(config.sessionSecrets.map((secret) => [keyIdOf(secret), secret]));
  }

  sign(userId: number, sessionId: string, maxAgeSeconds: number): string {
    const claims: SessionClaims = { sub: String(userId), sid: sessionId };
    return this.jwt.sign(claims, {
      ...this.newest,
      algorithm: tokenAlgorithm,
      audience: tokenAudience,
      expiresIn: maxAgeSeconds,
    });
  }

  /** The key that a token's header names, if it is one of ours. The name is only looked up, never used as a path. */
  findSecret(token: string): string | undefined {
    try {
      const header = JSON.parse(Buffer.from(token.split('.')[0] ?? '', 'base64url').toString()) as { kid?: unknown };
      return typeof header.kid === 'string' ? this.secretsByKeyId.get(header.kid) : undefined;
    } catch {
      return undefined;
    }
  }
}

const keyIdOf = (secret: string) => createHash('sha256').update(`key id of ${secret}`).digest('base64url').slice(0, 12);

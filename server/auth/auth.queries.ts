import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

/** What decides about a sign-in by password. */
export interface StoredCredentials {
  userId: number;
  /** Null for an account without a password. */
  passwordHash: string | null;
  /** Whether the account was signed in to from this network before. */
  isKnownNetwork: boolean;
}

@Injectable()
export class AuthQueries {
  constructor(private readonly dataSource: DataSource) {}

  /** `email` normalised, `network` as `networkOf` names it. */
  async findCredentials(email: string, network: string): Promise<StoredCredentials | null> {
    const [account]: StoredCredentials[] = await this.dataSource.query(
      `SELECT id AS "userId", password_hash AS "passwordHash",
              EXISTS (SELECT 1 FROM known_devices known WHERE known.user_id = users.id AND known.network = $2)
                AS "isKnownNetwork"
         FROM users WHERE email = $1`,
      [email, network],
    );
    return account ?? null;
  }

  /** Null for an account without a password, or no account. */
  async findPasswordHash(userId: number): Promise<string | null> {
    const [account]: { passwordHash: string | null }[] = await this.dataSource.query(
      `SELECT password_hash AS "passwordHash" FROM users WHERE id = $1`,
      [userId],
    );
    return account?.passwordHash ?? null;
  }

  /** The networks that an account was signed in to from. */
  async findKnownNetworks(email: string): Promise<string[]> {
    const rows: { network: string }[] = await this.dataSource.query(
      `SELECT DISTINCT network FROM known_devices known JOIN users ON users.id = known.user_id WHERE email = $1`,
      [email],
    );
    return rows.map(({ network }) => network);
  }
}

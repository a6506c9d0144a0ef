import { Injectable } from '@nestjs/common';
import { In, Not, MoreThanOrEqual } from 'typeorm';
import { Config } from '../config/config.js';
import type { Transaction } from '../database/unit-of-work.js';
import { Identity } from './identity.entity.js';

/** The identities of an account, for those who look after its other ways in. Hold the account before asking. */
@Injectable()
export class LinkedIdentities {
  constructor(private readonly config: Config) {}

  /** Whether one lets the user in, `exceptId` aside; one of a provider that is no longer configured lets nobody in. */
  async hasAny(tx: Transaction, userId: number, exceptId?: string): Promise<boolean> {
    const provider = In(this.config.identityProviders.map(({ id }) => id));
    return tx.manager.existsBy(Identity, { userId, provider, ...(exceptId ? { id: Not(exceptId) } : {}) });
  }

  /** Those linked since `since`, or all. */
  async removeAll(tx: Transaction, userId: number, since = new Date(0)): Promise<void> {
    await tx.manager.delete(Identity, { userId, createdAt: MoreThanOrEqual(since) });
  }
}

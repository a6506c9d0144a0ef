import { Injectable } from '@nestjs/common';
import type { Transaction } from '../database/unit-of-work.js';
import type { RequestOrigin } from '../http/request-origin.js';
import { KnownDevice } from './known-device.entity.js';
import { networkOf } from './network.js';

/** Remembers from where people sign in. */
@Injectable()
export class KnownDeviceService {
  /**
   * Notes a sign-in, inside the caller's transaction.
   * @returns whether it came from a device or network that this user has not signed in from before.
   */
  async recognise(tx: Transaction, userId: number, { device, ip }: RequestOrigin): Promise<boolean> {
    const [{ isStrange }]: [{ isStrange: boolean }] = await tx.manager.query(
      `INSERT INTO known_devices AS known (user_id, device, network, first_seen_at, last_seen_at)
       VALUES ($1, $2, $3, $4, $4)
       ON CONFLICT (user_id, device, network) DO UPDATE SET last_seen_at = excluded.last_seen_at
       -- Only a row that was just made was never updated.
       RETURNING known.xmax = 0 AS "isStrange"`,
      [userId, device, networkOf(ip), tx.now],
    );
    return isStrange;
  }

  /** Forgets one that was not the user's: its next sign-in is a stranger's again. */
  async forget(tx: Transaction, userId: number, { device, ip }: RequestOrigin): Promise<void> {
    await tx.manager.delete(KnownDevice, { userId, device, network: networkOf(ip) });
  }
}

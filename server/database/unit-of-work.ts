import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Clock } from '../clock.js';
import type { EventMap, EventType } from '../events/event-map.js';
import { eventVersions } from '../events/event-versions.js';
import { OutboxRow } from '../events/outbox-row.entity.js';
import { OutboxSignal } from '../events/outbox-signal.js';
import { NotFoundProblem, ForbiddenProblem } from '../http/problem.js';
import type { Actor } from './actor.js';

/** What a piece of work gets: the transaction's manager, the instant of the change, and where its events go. */
export interface Transaction {
  manager: EntityManager;
  now: Date;
  emit<T extends EventType>(type: T, data: EventMap[T], about?: EventSubject): void;
}

export interface LedgerTransaction extends Transaction {
  ledgerId: string;
  /** The ledger's ISO 4217 currency. */
  currency: string;
  /** The ledger's version after this change. */
  version: number;
}

interface EventSubject {
  userId?: number;
  ledgerId?: string;
}

interface LockedLedger {
  ledgerId: string;
  /** Whom its events are about. */
  userId: number | null;
  version: number;
  currency: string;
}

interface LedgerLock {
  version: string;
  currency: string;
  role: string;
}

/** The one door for writes: a change, its ledger's new version and its events are committed together or not at all. */
@Injectable()
export class UnitOfWork {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly signal: OutboxSignal,
  ) {}

  /**
   * Changes a ledger's data. Raising the version locks the ledger's row, so its changes have one order.
   * @throws NotFoundProblem when the actor is no member, ForbiddenProblem when they may only look.
   */
  async inLedger<T>(actor: Actor, ledgerId: string, work: (tx: LedgerTransaction) => Promise<T>): Promise<T> {
    return this.commit(async (manager, emitted) => {
      const locked = await this.lockLedger(manager, actor, ledgerId);
      return work(this.toLedgerTransaction(manager, emitted, { ...locked, ledgerId, userId: actor.userId }));
    });
  }

  /**
   * Changes a ledger's data where nobody asks for it just now: what a consumer does. Events are about `userId`, whom it is
   * done for. @returns null, with nothing done, when the ledger is gone.
   */
  async forLedger<T>(
    ledgerId: string,
    userId: number | null,
    work: (tx: LedgerTransaction) => Promise<T>,
  ): Promise<T | null> {
    return this.commit(async (manager, emitted) => {
      const [[ledger]]: [LedgerLock[], number] = await manager.query(
        `UPDATE ledgers SET version = version + 1 WHERE id = $1 RETURNING version, currency`,
        [ledgerId],
      );
      if (!ledger) return null;
      const locked = { version: Number(ledger.version), currency: ledger.currency };
      return work(this.toLedgerTransaction(manager, emitted, { ...locked, ledgerId, userId }));
    });
  }

  /** Changes what belongs to a user alone: sessions, profile. `actor` is null where there is no one yet. */
  async run<T>(actor: Actor | null, work: (tx: Transaction) => Promise<T>): Promise<T> {
    return this.commit((manager, emitted) => {
      const now = this.clock.now();
      return work({
        manager,
        now,
        emit: (type, data, about) =>
          emitted.push(
            toOutboxRow(type, data, now, {
              userId: about?.userId ?? actor?.userId ?? null,
              ledgerId: about?.ledgerId ?? null,
              sequence: null,
            }),
          ),
      });
    });
  }

  private async commit<T>(work: (manager: EntityManager, emitted: Partial<OutboxRow>[]) => Promise<T>): Promise<T> {
    const emitted: Partial<OutboxRow>[] = [];
    const result = await this.dataSource.transaction(async (manager) => {
      const answer = await work(manager, emitted);
      if (emitted.length > 0) await manager.insert(OutboxRow, emitted);
      return answer;
    });
    if (emitted.length > 0) this.signal.notify();
    return result;
  }

  private toLedgerTransaction(
    manager: EntityManager,
    emitted: Partial<OutboxRow>[],
    { ledgerId, userId, version, currency }: LockedLedger,
  ): LedgerTransaction {
    const now = this.clock.now();
    const emit: Transaction['emit'] = (type, data) =>
      emitted.push(toOutboxRow(type, data, now, { userId, ledgerId, sequence: version }));
    return { manager, now, ledgerId, currency, version, emit };
  }

  private async lockLedger(
    manager: EntityManager,
    actor: Actor,
    ledgerId: string,
  ): Promise<{ version: number; currency: string }> {
    const [[ledger]]: [LedgerLock[], number] = await manager.query(
      `UPDATE ledgers SET version = ledgers.version + 1
         FROM ledger_members member
        WHERE ledgers.id = $1 AND member.ledger_id = ledgers.id AND member.user_id = $2
        RETURNING ledgers.version, ledgers.currency, member.role`,
      [ledgerId, actor.userId],
    );
    if (!ledger) throw new NotFoundProblem('ledger');
    if (ledger.role === 'viewer') throw new ForbiddenProblem('You may look at this ledger, but not change it.');
    return { version: Number(ledger.version), currency: ledger.currency };
  }
}

/**
 * Stores an event of a user's in an open transaction, for a listener, whose effect has a transaction of its own. The
 * relay is to be woken after its commit.
 */
export async function storeEvent<T extends EventType>(
  manager: EntityManager,
  type: T,
  data: EventMap[T],
  now: Date,
  userId: number | null,
): Promise<void> {
  await manager.insert(OutboxRow, toOutboxRow(type, data, now, { userId, ledgerId: null, sequence: null }));
}

function toOutboxRow(
  type: EventType,
  data: object,
  occurredAt: Date,
  about: { userId: number | null; ledgerId: string | null; sequence: number | null },
): Partial<OutboxRow> {
  return {
    eventId: randomUUID(),
    type,
    version: eventVersions[type],
    occurredAt,
    userId: about.userId,
    ledgerId: about.ledgerId,
    sequence: about.sequence === null ? null : String(about.sequence),
    data,
  };
}

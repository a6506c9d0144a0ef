/**
 * What the clients know: every answer, and what the server has to hold by it.
 * @typedef {{ kind: string, isRead: boolean, at: number, ms: number, attempts: number, outcome: 'ok' | 'refused' | 'unknown', isUnexpected: boolean, what?: string }} Operation
 * @typedef {{ id: string, owner: string, title: string, amount: string, spentOn: string, version: number, isDeleted: boolean, changes: Record<string, number>, isSure: boolean }} KnownExpense
 */
export class Journal {
  /** @type {Operation[]} */
  operations = [];
  /** Every HTTP answer, or the lack of one (status 0); times by the monotonic clock. @type {{ api: number, status: number, began: number, ended: number, what: string }[]} */
  answers = [];
  /** @type {Map<string, KnownExpense>} */
  expenses = new Map();
  /** How many changes of the kind were confirmed, and how many may have happened or not, by person. */
  counts = new Map();
  /** Mails that have to come: who is to get them, about what. @type {{ to: string, template: string }[]} */
  expectedMails = [];

  count(owner, kind, outcome) {
    const key = `${owner} ${kind}`;
    const counted = this.counts.get(key) ?? { owner, kind, ok: 0, unknown: 0 };
    counted[outcome] += 1;
    this.counts.set(key, counted);
  }

  /** @param {number} since by the monotonic clock */
  since(since) {
    return {
      operations: this.operations.filter(({ at }) => at >= since),
      answers: this.answers.filter(({ began }) => began >= since),
    };
  }
}

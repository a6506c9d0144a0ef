export class RemovedLedgerName {
  id: string;
  /** @example "Personal" */
  name: string;
}

export class KeptLedgerName {
  id: string;
  /** @example "Household" */
  name: string;
  /** Who would own it then, by name or address; null where its owner stays. @example "Grace" */
  newOwner: string | null;
}

/** What becomes of a user's ledgers when the user leaves. */
export class LeavingPlan {
  /** Theirs alone: gone, with everything in them. */
  removed: RemovedLedgerName[];
  /** Shared: they remain for the others, with what the user recorded there. */
  kept: KeptLedgerName[];
}

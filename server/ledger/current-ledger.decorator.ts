import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { LedgerRole } from './ledger-role.js';

/** The addressed ledger as its member sees it at the start of the request. */
export interface CurrentLedgerValue {
  id: string;
  role: LedgerRole;
  /** ISO 4217. */
  currency: string;
  version: string;
}

export const CurrentLedger = createParamDecorator(
  (_: unknown, context: ExecutionContext) => context.switchToHttp().getRequest<{ ledger: CurrentLedgerValue }>().ledger,
);

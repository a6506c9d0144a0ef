import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { NotFoundProblem } from '../http/problem.js';
import type { AuthenticatedRequest } from '../auth/current-session.decorator.js';
import type { CurrentLedgerValue } from './current-ledger.decorator.js';
import { LedgerQueries } from './ledger.queries.js';

export type LedgerRequest = AuthenticatedRequest &
  FastifyRequest<{ Params: { ledgerId: string } }> & { ledger: CurrentLedgerValue };

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Lets members of the addressed ledger in. For everyone else it does not exist. */
@Injectable()
export class LedgerGuard implements CanActivate {
  constructor(private readonly ledgers: LedgerQueries) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<LedgerRequest>();
    const { ledgerId } = request.params;
    const ledger = uuid.test(ledgerId) ? await this.ledgers.findForMember(ledgerId, request.user.userId) : null;
    if (!ledger) throw new NotFoundProblem('ledger');
    request.ledger = ledger;
    return true;
  }
}

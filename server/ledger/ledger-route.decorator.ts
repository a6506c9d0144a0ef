import { applyDecorators, Controller, UseGuards } from '@nestjs/common';
import { ApiParam, ApiTags } from '@nestjs/swagger';
import { ApiProblems } from '../http/api-problems.decorator.js';
import { LedgerGuard } from './ledger.guard.js';

/** A controller below `ledgers/{ledgerId}`: only the ledger's members get in. */
export const LedgerRoute = (path: string) =>
  applyDecorators(
    ApiTags(path),
    ApiParam({ name: 'ledgerId', format: 'uuid' }),
    ApiProblems(401, 404),
    Controller(`ledgers/:ledgerId/${path}`),
    UseGuards(LedgerGuard),
  );

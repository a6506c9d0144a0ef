import { applyDecorators, UseInterceptors } from '@nestjs/common';
import { ApiHeader, ApiResponse } from '@nestjs/swagger';
import { LedgerCacheInterceptor } from './ledger-cache.interceptor.js';

/** A read whose answer follows from the ledger's version, the caller's role, the date of their calendar and the URL alone. */
export const CachedByLedger = () =>
  applyDecorators(
    UseInterceptors(LedgerCacheInterceptor),
    ApiHeader({ name: 'If-None-Match', required: false, description: 'The ETag of an earlier answer' }),
    ApiResponse({ status: 304, description: 'Nothing in the ledger has changed since the answer with this ETag' }),
  );

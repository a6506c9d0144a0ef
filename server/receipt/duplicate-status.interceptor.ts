import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { type Observable, tap } from 'rxjs';

/** 200 in place of 201 where nothing new was made. */
@Injectable()
export class DuplicateStatusInterceptor implements NestInterceptor<{ isDuplicate: boolean }> {
  intercept(
    context: ExecutionContext,
    next: CallHandler<{ isDuplicate: boolean }>,
  ): Observable<{ isDuplicate: boolean }> {
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    return next.handle().pipe(tap(({ isDuplicate }) => void (isDuplicate && reply.code(200))));
  }
}

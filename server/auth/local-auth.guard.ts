import { type ExecutionContext, Injectable } from '@nestjs/common';
import { AuthGuard } from '@nestjs/passport';
import type { FastifyRequest } from 'fastify';
import { InvalidCredentialsProblem } from '../http/problem.js';
import { createValidationPipe } from '../http/validation.pipe.js';
import { Credentials } from './auth.dto.js';

/** Checks e-mail address and password. The body is validated first, as guards run before pipes. */
@Injectable()
export class LocalAuthGuard extends AuthGuard('local') {
  private readonly validation = createValidationPipe();

  override async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    await this.validation.transform(request.body ?? {}, { type: 'body', metatype: Credentials });
    return (await super.canActivate(context)) as boolean;
  }

  override handleRequest<T>(error: unknown, user: T | false): T {
    if (error) throw error as Error;
    if (!user) throw new InvalidCredentialsProblem();
    return user;
  }
}

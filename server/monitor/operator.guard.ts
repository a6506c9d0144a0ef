import { type CanActivate, type ExecutionContext, Injectable, NotFoundException } from '@nestjs/common';
import type { AuthenticatedRequest } from '../auth/current-session.decorator.js';
import { UserQueries } from '../user/user.queries.js';

/** Lets in those who run this server. For anyone else it is as with a page that does not exist. */
@Injectable()
export class OperatorGuard implements CanActivate {
  constructor(private readonly users: UserQueries) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const { user } = context.switchToHttp().getRequest<AuthenticatedRequest>();
    const { isOperator } = await this.users.getProfile(user.userId);
    if (!isOperator) throw new NotFoundException();
    return true;
  }
}

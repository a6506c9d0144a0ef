import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiExtension } from '@nestjs/swagger';
import { ApiProblems } from '../http/api-problems.decorator.js';

export const sessionOnlyKey = 'isSessionOnly';

/** For people in their browser alone: an access token, whatever its scope, is refused here. */
export const SessionOnly = () =>
  applyDecorators(SetMetadata(sessionOnlyKey, true), ApiExtension('x-access', 'session'), ApiProblems(401, 403));

import { applyDecorators } from '@nestjs/common';
import { ApiExtraModels, ApiResponse, getSchemaPath } from '@nestjs/swagger';
import { Problem } from './problem.dto.js';

const descriptions: Record<number, string> = {
  400: 'Some fields are not right; `errors` names them',
  401: 'Not signed in, or the session has ended',
  403: 'Not allowed',
  404: 'No such thing here, or it belongs to somebody else',
  409: 'Taken already',
  412: 'Changed meanwhile: `If-Match` names an earlier version',
  422: 'Well formed, but impossible here; `errors` names the field',
  429: 'Too many attempts; `Retry-After` says in how many seconds to try again',
};

/** Documents the errors of an operation, all of them `application/problem+json`. */
export const ApiProblems = (...statuses: number[]) =>
  applyDecorators(
    ApiExtraModels(Problem),
    ...statuses.map((status) =>
      ApiResponse({
        status,
        description: descriptions[status] ?? '',
        content: { 'application/problem+json': { schema: { $ref: getSchemaPath(Problem) } } },
      }),
    ),
  );

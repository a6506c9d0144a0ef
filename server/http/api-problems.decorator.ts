import { applyDecorators } from '@nestjs/common';
import { ApiExtraModels, ApiResponse, getSchemaPath } from '@nestjs/swagger';
import { Problem } from './problem.dto.js';

const descriptions: Record<number, string> = {
  400: 'Some fields are not right; `errors` names them',
  401: 'Not signed in, or the session has ended',
  403: 'Not allowed',
  404: 'No such thing here, or it belongs to somebody else',
  408: 'The body did not arrive in time',
  409: 'Taken already',
  412: 'Changed meanwhile: `If-Match` names an earlier version',
  413: 'Larger than a file may be, or the ledger has no room for it (`receipt_quota`)',
  415: 'Not a kind of file that is taken; `errors` says which are',
  416: 'The range lies outside of the file',
  422: 'Well formed, but impossible here; `errors` names the field',
  429: 'Too many attempts; `Retry-After` says in how many seconds to try again',
  503: 'A part of the server is away; `Retry-After` says in how many seconds to try again',
  507: 'No room is left on the server',
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

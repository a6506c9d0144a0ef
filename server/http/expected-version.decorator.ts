import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { ValidationProblem } from './problem.js';

/** Whether a version is one of those that `If-Match` names; any is, where the header is missing or "*". */
export type VersionTest = (version: number) => boolean;

const entityTag = '(?:W/)?"[\\x21\\x23-\\x7e\\x80-\\xff]*"';
const entityTags = new RegExp(`^[ \\t,]*${entityTag}(?:[ \\t]*,[ \\t,]*${entityTag})*[ \\t,]*$`);

/**
 * Reads `If-Match` by RFC 9110, 13.1.1, where the tag of a version is "3". One exception: weak tags count too, as a proxy
 * that compresses answers weakens their tags, and a version names the whole state either way.
 * @throws ValidationProblem at `If-Match`.
 */
export function readIfMatch(header: string | undefined): VersionTest {
  if (header === undefined || header.trim() === '*') return () => true;
  if (!entityTags.test(header))
    throw new ValidationProblem([{ field: 'If-Match', message: 'must be the ETag of an earlier answer, such as "3"' }]);
  const versions = new Set(Array.from(header.matchAll(/"([^"]*)"/g), ([, opaque]) => opaque));
  return (version) => versions.has(String(version));
}

const documentHeader: ParameterDecorator = (target, key) => {
  const handler = Object.getOwnPropertyDescriptor(target, key as string) as PropertyDescriptor;
  const description = 'The ETag of the answer that the change is based on, such as "3"; refused (412) when it is stale';
  ApiHeader({ name: 'If-Match', required: false, description })(target, key as string, handler);
};

/** The condition in `If-Match`, as a {@link VersionTest}. */
export const ExpectedVersion = createParamDecorator(
  (_: unknown, context: ExecutionContext): VersionTest =>
    readIfMatch(context.switchToHttp().getRequest<FastifyRequest>().headers['if-match']),
  [documentHeader],
);

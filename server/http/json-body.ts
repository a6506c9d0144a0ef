import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { ValidationProblem } from './problem.js';

/**
 * JSON alone: Fastify would take plain text too, which any site's form can send. Bodies with a key such as `__proto__`
 * are refused, and told apart from those that are no JSON.
 */
export function acceptJsonAlone(app: NestFastifyApplication): void {
  const fastify = app.getHttpAdapter().getInstance();
  const parse = fastify.getDefaultJsonParser('error', 'error');
  fastify.removeAllContentTypeParsers();
  fastify.addContentTypeParser<string>('application/json', { parseAs: 'string' }, (request, body, done) =>
    parse(request, body, (error, value) => done(error && isJson(body) ? forbiddenKey() : error, value)),
  );
}

const forbiddenKey = () => new ValidationProblem([{ field: 'body', message: 'holds a key that is not allowed' }]);

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

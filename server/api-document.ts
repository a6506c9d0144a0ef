import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';

const description =
  'Lists take `page` and `pageSize` and return `{items, page, pageSize, total}`. Amounts are decimal strings, dates are ' +
  'calendar dates, instants are ISO 8601 in UTC. Errors are `application/problem+json` (RFC 9457).';

/** The OpenAPI document of every operation. */
export function createApiDocument(app: INestApplication): OpenAPIObject {
  const options = new DocumentBuilder()
    .setTitle('SpendWise')
    .setDescription(description)
    .setVersion('1')
    .addCookieAuth('session', { type: 'apiKey', in: 'cookie', name: 'session' }, 'session')
    .addBearerAuth({ type: 'http', scheme: 'bearer', description: 'An access token' }, 'bearer')
    .addBasicAuth({ type: 'http', scheme: 'basic', description: 'E-mail address and access token' }, 'basic')
    .build();
  const document = SwaggerModule.createDocument(app, options, {
    operationIdFactory: (controller, method) => `${controller.replace('Controller', '')}_${method}`,
  });
  for (const operation of operationsOf(document)) operation.security = securityOf(operation);
  return document;
}

type Operation = NonNullable<OpenAPIObject['paths'][string]['get']> & { 'x-access'?: 'public' | 'session' };

const operationsOf = ({ paths }: OpenAPIObject) =>
  Object.values(paths).flatMap(({ get, post, put, patch, delete: remove }) =>
    [get, post, put, patch, remove].filter((operation) => operation !== undefined),
  ) as Operation[];

/** Who may call it: anybody, a browser's session alone, or an access token too. */
function securityOf({ 'x-access': access }: Operation): Record<string, string[]>[] {
  if (access === 'public') return [];
  return access === 'session' ? [{ session: [] }] : [{ session: [] }, { bearer: [] }, { basic: [] }];
}

/** Swagger UI at /api/docs, the document at /api/openapi.json. */
export function serveApiDocument(app: INestApplication): void {
  SwaggerModule.setup('api/docs', app, () => createApiDocument(app), {
    jsonDocumentUrl: 'api/openapi.json',
    raw: ['json'],
    customSiteTitle: 'SpendWise API',
    customCssUrl: '/api-docs.css',
  });
}

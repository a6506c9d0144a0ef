import compress from '@fastify/compress';
import cookie from '@fastify/cookie';
import type { DynamicModule } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Config } from './config/config.js';
import { registerClientFiles } from './http/client-files.js';
import { closeConnectionsAfterAnswers } from './http/closing.js';
import { earlyProblems } from './http/early-problems.js';
import { acceptJsonAlone } from './http/json-body.js';
import { ProblemFilter } from './http/problem.filter.js';
import { limitRequestTime, longestRequest, longestUpload } from './http/request-time.js';
import { registerSecurityHeaders } from './http/security-headers.js';
import { ignoreFormsFromAnywhere } from './http/unread-form.js';
import { acceptUploads } from './http/uploads.js';
import { createValidationPipe } from './http/validation.pipe.js';
import { logLevelsDownTo } from './log-levels.js';
import { serveApiDocument } from './api-document.js';
import { apiPrefix, unprefixed } from './route-prefix.js';

const bodyLimit = 64 * 1024;

/** An HTTP application around `module`, configured as every process of SpendWise wants it; not listening yet. */
export async function createApp(config: Config, module: DynamicModule): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    bodyLimit,
    trustProxy: config.trustProxy ?? false,
    forceCloseConnections: 'idle',
    // What is asked on an open connection while closing is still answered: all parts stop after the last answer.
    return503OnClosing: false,
    requestTimeout: longestUpload,
    http: { headersTimeout: longestRequest },
    ...earlyProblems,
  });
  const app = await NestFactory.create<NestFastifyApplication>(module, adapter, {
    logger: logLevelsDownTo(config.logLevel),
    bodyParser: false,
    abortOnError: false,
  });
  acceptJsonAlone(app);
  ignoreFormsFromAnywhere(app);
  limitRequestTime(app.getHttpAdapter().getInstance());
  closeConnectionsAfterAnswers(app);
  app.setGlobalPrefix(apiPrefix, { exclude: unprefixed });
  app.useGlobalPipes(createValidationPipe());
  app.useGlobalFilters(new ProblemFilter());
  await acceptUploads(app.getHttpAdapter().getInstance());
  await app.register(cookie);
  await app.register(compress, { encodings: ['br', 'gzip'], threshold: 1_024 });
  await registerSecurityHeaders(app, config.isHttps);
  return app;
}

/** The API with its document and the client's files. */
export async function createApi(config: Config, module: DynamicModule): Promise<NestFastifyApplication> {
  const app = await createApp(config, module);
  serveApiDocument(app);
  await registerClientFiles(app);
  return app;
}

import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { createApiDocument } from './api-document.js';
import { AppModule } from './app.module.js';
import { Config } from './config/config.js';
import { environmentSchema } from './config/config.schema.js';
import { apiPrefix, unprefixed } from './route-prefix.js';

/* Writes the OpenAPI document to standard output. Nothing is started for it: Nest only looks at the decorators. */
const config = new Config(environmentSchema.parse({}), null, 'postgres://localhost/none');
const app = await NestFactory.create(AppModule.register(config), new FastifyAdapter(), {
  preview: true,
  logger: false,
});
app.setGlobalPrefix(apiPrefix, { exclude: unprefixed });
process.stdout.write(`${JSON.stringify(createApiDocument(app), null, 2)}\n`);

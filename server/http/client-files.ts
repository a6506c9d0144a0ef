import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fastifyStatic from '@fastify/static';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { styleNonceOf } from './security-headers.js';

const clientFolder = fileURLToPath(new URL('../../client/browser', import.meta.url));
const noncePlaceholder = /CSP_NONCE_PLACEHOLDER/g;
const serverPaths = /^\/(api|health|metrics)(\/|$|\?)/;
/** Angular puts a hash of the content into these names. */
const hashedName = /-[\w-]{8}\.(js|css|woff2?|svg)$/;

/** Serves the built client: files as they are, and the page, with its own nonce, for every other address a browser opens. */
export async function registerClientFiles(app: NestFastifyApplication): Promise<void> {
  const indexPath = join(clientFolder, 'index.html');
  if (!existsSync(indexPath)) return;
  const page = readFileSync(indexPath, 'utf8');
  const fastify = app.getHttpAdapter().getInstance();
  await app.register(fastifyStatic, {
    root: clientFolder,
    wildcard: false,
    index: false,
    globIgnore: ['index.html'],
    cacheControl: false,
    setHeaders: (response, path) => {
      const caching = hashedName.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache';
      void response.header('Cache-Control', caching);
    },
  });
  fastify.get('/*', (request, reply) => {
    const isAsset = /\.[a-z0-9]+$/i.test(request.url.split('?')[0] ?? '');
    if (serverPaths.test(request.url) || isAsset) return reply.callNotFound();
    return reply
      .type('text/html; charset=utf-8')
      .header('Cache-Control', 'no-store')
      .send(page.replace(noncePlaceholder, styleNonceOf(reply.raw)));
  });
}

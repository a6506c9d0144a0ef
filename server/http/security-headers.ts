import type { IncomingMessage, ServerResponse } from 'node:http';
import helmet from '@fastify/helmet';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';

/** The hash of an empty style: Plotly adds such an element before it fills it by script. */
const emptyStyleHash = `'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='`;

/** Strict headers on every answer. Scripts only from here; styles from here and with the nonce of this answer. */
export async function registerSecurityHeaders(app: NestFastifyApplication, isHttps: boolean): Promise<void> {
  await app.register(helmet, {
    enableCSPNonces: false,
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: [`'none'`],
        scriptSrc: [`'self'`],
        styleSrc: [`'self'`, emptyStyleHash, styleNonceSource],
        imgSrc: [`'self'`, 'data:', 'blob:'],
        connectSrc: [`'self'`],
        fontSrc: [`'self'`],
        manifestSrc: [`'self'`],
        baseUri: [`'none'`],
        objectSrc: [`'none'`],
        frameAncestors: [`'none'`],
        formAction: [`'self'`],
      },
    },
    strictTransportSecurity: isHttps ? { maxAge: 63_072_000, includeSubDomains: true } : false,
    referrerPolicy: { policy: 'no-referrer' },
    crossOriginOpenerPolicy: { policy: 'same-origin' },
    crossOriginResourcePolicy: { policy: 'same-origin' },
    xFrameOptions: { action: 'deny' },
  });
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onSend', async (request, reply) => {
      if (request.url.startsWith('/api/')) {
        if (!reply.hasHeader('Cache-Control')) void reply.header('Cache-Control', 'private, no-store');
        void reply.header('Vary', 'Cookie, Authorization');
      }
    });
}

const nonces = new WeakMap<object, string>();

/** Made before the headers are written, read again when the page is. */
export function styleNonceOf(response: ServerResponse): string {
  let nonce = nonces.get(response);
  if (!nonce) {
    nonce = crypto.randomUUID().replaceAll('-', '');
    nonces.set(response, nonce);
  }
  return nonce;
}

const styleNonceSource = (_request: IncomingMessage, response: ServerResponse) => `'nonce-${styleNonceOf(response)}'`;

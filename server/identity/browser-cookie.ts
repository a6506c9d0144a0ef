import { randomBytes } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** How long a visit to a provider may take, in seconds. */
export const visitSeconds = 600;

const wellFormed = /^[\w-]{43}$/;
const nameOf = (isHttps: boolean) => (isHttps ? '__Host-oidc' : 'oidc');

/**
 * What tells the browser that begins a visit to a provider from every other one: 256 random bits. One for all its visits,
 * so that two tabs do not end each other's, and a page that begins many does not fill the browser with cookies.
 */
export function findBrowser({ cookies }: FastifyRequest, isHttps: boolean): string | null {
  const value = cookies[nameOf(isHttps)] ?? '';
  return wellFormed.test(value) ? value : null;
}

export function rememberBrowser(request: FastifyRequest, reply: FastifyReply, isHttps: boolean): string {
  const browser = findBrowser(request, isHttps) ?? randomBytes(32).toString('base64url');
  // Lax: the browser comes back from another site.
  const attributes = { httpOnly: true, sameSite: 'lax', path: '/', secure: isHttps, maxAge: visitSeconds } as const;
  void reply.setCookie(nameOf(isHttps), browser, attributes);
  return browser;
}

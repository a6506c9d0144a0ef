import type { FastifyReply } from 'fastify';

/** `__Host-` binds the cookie to this host over HTTPS; plain http://localhost may not use the prefix everywhere. */
export const sessionCookieName = (isHttps: boolean) => (isHttps ? '__Host-session' : 'session');

export function setSessionCookie(reply: FastifyReply, isHttps: boolean, token: string, maxAgeSeconds: number): void {
  void reply.setCookie(sessionCookieName(isHttps), token, { ...attributes(isHttps), maxAge: maxAgeSeconds });
}

export function clearSessionCookie(reply: FastifyReply, isHttps: boolean): void {
  void reply.clearCookie(sessionCookieName(isHttps), attributes(isHttps));
}

/** Clears the cookie and has the browser forget whatever it stored of this person. */
export function forgetBrowserState(reply: FastifyReply, isHttps: boolean): void {
  clearSessionCookie(reply, isHttps);
  void reply.header('Clear-Site-Data', '"cache", "cookies", "storage"');
}

const attributes = (isHttps: boolean) => ({ httpOnly: true, sameSite: 'lax', path: '/', secure: isHttps }) as const;

import Bowser from 'bowser';
import type { FastifyRequest } from 'fastify';

/** The caller's device in words ("Firefox on Linux") and address, as stored with sessions and security events. */
export interface RequestOrigin {
  device: string;
  ip: string;
}

export function originOf(request: FastifyRequest): RequestOrigin {
  return { device: describeDevice(request.headers['user-agent']), ip: request.ip };
}

export function describeDevice(userAgent: string | undefined): string {
  if (!userAgent) return 'Unknown device';
  const { browser, os } = Bowser.parse(userAgent.slice(0, 500));
  if (browser.name && os.name) return `${browser.name} on ${os.name}`;
  const program = /^[\w.+-]{1,40}/.exec(userAgent)?.[0];
  return browser.name || program || 'Unknown device';
}

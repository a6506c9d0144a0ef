import { timingSafeEqual } from 'node:crypto';
import { BlockList, isIPv6 } from 'node:net';
import { type CanActivate, type ExecutionContext, Injectable, NotFoundException } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Config } from '../config/config.js';
import { UnauthenticatedProblem } from '../http/problem.js';

const loopback = new BlockList();
loopback.addSubnet('127.0.0.0', 8, 'ipv4');
loopback.addAddress('::1', 'ipv6');

/** What a proxy adds: behind one on this machine, everybody comes from here. */
const proxyHeaders = ['forwarded', 'via', 'x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'x-real-ip'];

/** Metrics are for whoever has the token. Where none is configured, only this machine itself may look. */
@Injectable()
export class MetricsGuard implements CanActivate {
  constructor(private readonly config: Config) {}

  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const { metricsToken } = this.config;
    if (metricsToken === undefined) {
      // As of a page that does not exist.
      if (!this.isFromThisMachine(request)) throw new NotFoundException();
    } else if (!isSame(request.headers.authorization, `Bearer ${metricsToken}`)) {
      throw new UnauthenticatedProblem('Send the METRICS_TOKEN of this server as a bearer token.');
    }
    return true;
  }

  private isFromThisMachine({ socket, headers }: FastifyRequest): boolean {
    const isBehindProxy = this.config.trustProxy !== undefined || this.config.isHttps;
    if (isBehindProxy || proxyHeaders.some((name) => headers[name] !== undefined)) return false;
    const address = socket.remoteAddress ?? '';
    return loopback.check(address, isIPv6(address) ? 'ipv6' : 'ipv4');
  }
}

function isSame(given: string | undefined, expected: string): boolean {
  const [left, right] = [Buffer.from(given ?? ''), Buffer.from(expected)];
  return left.length === right.length && timingSafeEqual(left, right);
}

import { Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyAdapter } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Counter, Histogram, Registry } from 'prom-client';

const serverRoute = /^\/(api|health|metrics)(\/|$)/;

/** Counts and times every answer by the template of its route: a raw address would make a series for each id. */
@Injectable()
export class HttpMetrics implements OnModuleInit {
  private readonly requests: Counter<'method' | 'route' | 'status'>;
  private readonly durations: Histogram<'method' | 'route'>;

  constructor(
    private readonly adapterHost: HttpAdapterHost<FastifyAdapter>,
    registry: Registry,
  ) {
    this.requests = new Counter({
      name: 'spendwise_http_requests_total',
      help: 'Answers by method, route and status.',
      labelNames: ['method', 'route', 'status'],
      registers: [registry],
    });
    this.durations = new Histogram({
      name: 'spendwise_http_request_duration_seconds',
      help: 'Time from a request to the end of its answer.',
      labelNames: ['method', 'route'],
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
      registers: [registry],
    });
  }

  onModuleInit(): void {
    this.adapterHost.httpAdapter.getInstance().addHook('onResponse', async (request, reply) => {
      const labels = { method: request.method, route: routeOf(request) };
      this.requests.inc({ ...labels, status: reply.statusCode });
      // A stream is open for as long as its page: that says nothing of how fast it was answered.
      if (!isStream(reply)) this.durations.observe(labels, reply.elapsedTime / 1_000);
    });
  }
}

const isStream = ({ raw }: FastifyReply) => String(raw.getHeader('content-type')).startsWith('text/event-stream');

/** The client's files have a route each, and share a series. */
function routeOf({ routeOptions: { url } }: FastifyRequest): string {
  if (url === undefined) return 'none';
  return serverRoute.test(url) ? url : '/*';
}

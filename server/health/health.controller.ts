import { Controller, Get, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Public } from '../auth/public.decorator.js';
import { Health, Readiness } from './health.dto.js';
import { HealthService } from './health.service.js';

@Public()
@ApiTags('health')
@Controller('health')
export class HealthController {
  constructor(private readonly health: HealthService) {}

  /** Whether the process runs. */
  @Get('live')
  getLiveness(): Health {
    return { status: 'ok' };
  }

  /** Whether the process can do its work; 503 when the database cannot be reached, or a consumer of this process waits. */
  @Get('ready')
  async getReadiness(@Res({ passthrough: true }) reply: FastifyReply): Promise<Readiness> {
    const readiness = await this.health.checkReadiness();
    if (readiness.status !== 'ok') void reply.status(503);
    return readiness;
  }
}

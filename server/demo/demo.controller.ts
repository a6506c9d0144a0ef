import { Controller, Post, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Public } from '../auth/public.decorator.js';
import { SignInService } from '../auth/sign-in.service.js';
import { ApiProblems } from '../http/api-problems.decorator.js';
import { originOf } from '../http/request-origin.js';
import { SignedIn } from '../user/user.dto.js';
import { DemoService } from './demo.service.js';

@ApiTags('auth')
@Controller('auth/demo')
export class DemoController {
  constructor(
    private readonly demo: DemoService,
    private readonly signIn: SignInService,
  ) {}

  /** Signs in to a fresh account with sample data, which is removed after a day. Only where the demo is on. */
  @Public()
  @Post()
  @ApiProblems(403, 404, 429)
  async open(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<SignedIn> {
    return this.signIn.handOver(await this.demo.openDemo(originOf(request)), reply);
  }
}

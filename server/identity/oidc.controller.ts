import { Controller, Get, Param, Query, Redirect, Req, Res } from '@nestjs/common';
import { ApiFoundResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Public } from '../auth/public.decorator.js';
import { ApiProblems } from '../http/api-problems.decorator.js';
import { ProviderVisit } from './identity.dto.js';
import { OidcService, type Redirection } from './oidc.service.js';

@ApiTags('auth')
@Controller('auth/oidc/:provider')
export class OidcController {
  constructor(private readonly oidc: OidcService) {}

  /** For browsers: goes to the provider, or to a page that tells why not. */
  @Public()
  @Get()
  @Redirect()
  @ApiFoundResponse({ description: 'The provider’s page' })
  @ApiProblems(400, 404)
  begin(
    @Param('provider') provider: string,
    @Query() visit: ProviderVisit,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Redirection> {
    return this.oidc.begin(provider, visit, request, reply);
  }

  /** Where the provider sends the browser back to. */
  @Public()
  @Get('callback')
  @Redirect()
  @ApiFoundResponse({ description: 'The page to return to, or one that tells what went wrong by `?problem=`' })
  @ApiProblems(404)
  finish(
    @Param('provider') provider: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Redirection> {
    return this.oidc.finish(provider, request, reply);
  }
}

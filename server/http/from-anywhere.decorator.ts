import { applyDecorators, SetMetadata } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';

export const isFromAnywhereKey = 'isFromAnywhere';

/**
 * Lets a change be asked for from any site, and by a form, which nobody reads: for a route whose address alone says what is
 * to be done and who may do it, so that a session's cookie would add nothing.
 */
export const FromAnywhere = () =>
  applyDecorators(SetMetadata(isFromAnywhereKey, true), RouteConfig({ [isFromAnywhereKey]: true }));

import { applyDecorators, type Type, UseInterceptors } from '@nestjs/common';
import { ApiResponse } from '@nestjs/swagger';
import { VersionTagInterceptor } from './version-tag.interceptor.js';

/** Answers with one thing of this type, whose version is the ETag: what `If-Match` takes. */
export const TaggedByVersion = (type: Type<{ version: number }>, status = 200) =>
  applyDecorators(
    UseInterceptors(VersionTagInterceptor),
    ApiResponse({
      status,
      type,
      headers: { ETag: { description: 'The version, for `If-Match`', schema: { type: 'string', example: '"3"' } } },
    }),
  );

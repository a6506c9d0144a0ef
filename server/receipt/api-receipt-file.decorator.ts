import { applyDecorators } from '@nestjs/common';
import { ApiHeader, ApiProduces, ApiResponse } from '@nestjs/swagger';

const etag = {
  description: 'Of these bytes, for `If-None-Match`',
  schema: { type: 'string' as const, example: '"1-file"' },
};

/** Documents an answer of bytes, whole (200), in part (206) or not again (304). */
export const ApiReceiptFile = (...mediaTypes: string[]) => {
  const content = Object.fromEntries(
    mediaTypes.map((type) => [type, { schema: { type: 'string' as const, format: 'binary' } }]),
  );
  return applyDecorators(
    ApiProduces(...mediaTypes),
    ApiHeader({ name: 'Range', required: false, description: 'One range of bytes, such as "bytes=0-1023"' }),
    ApiHeader({ name: 'If-None-Match', required: false, description: 'The ETag of an earlier answer' }),
    ApiResponse({ status: 200, description: 'All of it', content, headers: { ETag: etag } }),
    ApiResponse({ status: 206, description: 'The range that was asked for', content, headers: { ETag: etag } }),
    ApiResponse({ status: 304, description: 'What `If-None-Match` names is still the same' }),
  );
};

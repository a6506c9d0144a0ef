import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { errorCodes } from 'fastify';
import { isFromAnywhereKey } from './from-anywhere.decorator.js';

/** What RFC 8058 sends, and any site's form can. Its other form, multipart/form-data, is `acceptUploads`'s. */
const formType = 'application/x-www-form-urlencoded';

/** Takes a form at the routes that are `@FromAnywhere()`, and leaves it unread; refuses it as before at all others. */
export function ignoreFormsFromAnywhere(app: NestFastifyApplication): void {
  const fastify = app.getHttpAdapter().getInstance();
  fastify.addContentTypeParser(formType, ({ headers, routeOptions }, _payload, done) => {
    const isTaken = isFromAnywhereKey in routeOptions.config;
    done(isTaken ? null : new errorCodes.FST_ERR_CTP_INVALID_MEDIA_TYPE(headers['content-type']));
  });
}

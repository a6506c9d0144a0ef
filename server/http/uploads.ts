import multipart from '@fastify/multipart';
import { errorCodes, type FastifyInstance } from 'fastify';
import { isFromAnywhereKey } from './from-anywhere.decorator.js';
import { takesUploadKey } from './takes-upload.decorator.js';

/** One file and nothing else. Its size is limited by whoever reads it; a part needs two headers, and its name little room. */
const limits = { files: 1, fields: 0, parts: 2, fieldNameSize: 100, headerPairs: 10, headerSize: 16 * 1024 };

/** Reads forms with a file at the routes that are `@TakesUpload()`, as a stream, and refuses them at all others. */
export async function acceptUploads(fastify: FastifyInstance): Promise<void> {
  await fastify.register(multipart, { limits });
  // The form is known by now, but nothing of it has been read.
  fastify.addHook('preValidation', (request, _reply, done) => {
    const config: object = request.routeOptions.config ?? {};
    const isTaken = !request.isMultipart() || takesUploadKey in config || isFromAnywhereKey in config;
    done(isTaken ? undefined : new errorCodes.FST_ERR_CTP_INVALID_MEDIA_TYPE(request.headers['content-type']));
  });
}

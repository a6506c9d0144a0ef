import { RouteConfig } from '@nestjs/platform-fastify';

export const takesUploadKey = 'takesUpload';

/** Lets a file be sent to this route, as multipart/form-data, which no other route takes; `receiveUpload` reads it. */
export const TakesUpload = () => RouteConfig({ [takesUploadKey]: true });

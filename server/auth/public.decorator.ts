import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiExtension } from '@nestjs/swagger';

export const isPublicKey = 'isPublic';

/** Lets callers in who are not signed in. Without it, every route asks for a session or an access token. */
export const Public = () => applyDecorators(SetMetadata(isPublicKey, true), ApiExtension('x-access', 'public'));

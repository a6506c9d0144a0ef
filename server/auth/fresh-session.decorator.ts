import { applyDecorators, SetMetadata } from '@nestjs/common';
import { SessionOnly } from './session-only.decorator.js';

export const freshSessionKey = 'needsFreshSession';

/** For a person who proved within the last minutes that it is them; others are asked to do so first (403). */
export const FreshSession = () => applyDecorators(SessionOnly(), SetMetadata(freshSessionKey, true));

import { RequestMethod } from '@nestjs/common';

/** Before every route but those that other programs than the client know by their address. */
export const apiPrefix = 'api';

/** `POST /unsubscribe`: the address in a mail's header, where a browser's GET is the client's page. */
export const unprefixed = [
  'health/live',
  'health/ready',
  'metrics',
  { path: 'unsubscribe', method: RequestMethod.POST },
];

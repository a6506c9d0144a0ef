import { createHash, createHmac } from 'node:crypto';

/** The token of the link with this id, under a key of its own that follows from `secret`. */
export function tokenOfLink(linkId: string, secret: string): string {
  const key = createHash('sha256').update(`one-time token key of ${secret}`).digest();
  return createHmac('sha256', key).update(linkId).digest('base64url');
}

import type { ByteRange } from '../receipt-store/receipt-store.js';

/**
 * The one range that a `Range` header asks for (RFC 9110, section 14.2). Null: all of it, as there is no header, or one of
 * another unit, of several ranges or that makes no sense, which a server may pass over.
 * @returns 'unsatisfiable' for a range that begins behind the end of `byteSize` bytes.
 */
export function byteRangeOf(header: string | undefined, byteSize: number): ByteRange | 'unsatisfiable' | null {
  const [, from = '', to = ''] = /^bytes=[ \t]*(\d{0,15})-(\d{0,15})[ \t]*$/i.exec(header ?? '') ?? [];
  if (from === '' && to === '') return null;
  if (from === '') {
    const length = Math.min(Number(to), byteSize);
    return length === 0 ? 'unsatisfiable' : { start: byteSize - length, end: byteSize - 1 };
  }
  const start = Number(from);
  const end = to === '' ? byteSize - 1 : Math.min(Number(to), byteSize - 1);
  if (to !== '' && Number(to) < start) return null;
  return start >= byteSize ? 'unsatisfiable' : { start, end };
}

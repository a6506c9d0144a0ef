import { TextDecoder } from 'node:util';

/**
 * Text from bytes by their mark, the `Content-Type` header, or what the XML says of itself (RFC 7303, section 3);
 * UTF-8 where none of them names an encoding that is known. What is no text in it becomes U+FFFD.
 */
export function decodeFeed(bytes: Buffer, contentType: string): string {
  const label = markOf(bytes) ?? charsetOf(contentType) ?? encodingOf(bytes);
  return decoderFor(label ?? 'utf-8').decode(bytes);
}

function markOf(bytes: Buffer): string | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  return undefined;
}

const charsetOf = (contentType: string) => /;\s*charset\s*=\s*"?([^\s";]+)/i.exec(contentType)?.[1];

const encodingOf = (bytes: Buffer) =>
  /^\s*<\?xml[^>]{0,100}?\sencoding\s*=\s*["']([\w.:-]+)["']/i.exec(bytes.toString('latin1', 0, 256))?.[1];

function decoderFor(label: string): TextDecoder {
  try {
    return new TextDecoder(label);
  } catch {
    return new TextDecoder();
  }
}

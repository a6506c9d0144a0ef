const extensions: Record<string, string> = { 'image/jpeg': 'jpg', 'image/webp': 'webp', 'application/pdf': 'pdf' };

/** A file's name with the extension of what is really kept: of a PNG that is a JPEG. */
export function downloadNameOf(originalName: string, mediaType: string): string {
  const extension = extensions[mediaType] ?? 'bin';
  const isRight = new RegExp(`\\.${extension}$|${extension === 'jpg' ? '\\.jpeg$' : '$^'}`, 'i').test(originalName);
  return isRight ? originalName : `${originalName.replace(/(?<=.)\.[A-Za-z0-9]{1,5}$/, '')}.${extension}`;
}

/** `Content-Disposition` by RFC 6266: a name of plain characters for old programs, and the whole one (RFC 8187). */
export function contentDisposition(type: 'inline' | 'attachment', name: string): string {
  const plain = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\x20-\x7e]/g, '_')
    .replace(/["\\%]/g, '_');
  const whole = encodeURIComponent(name.replace(/\p{Surrogate}/gu, '_')).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `${type}; filename="${plain}"; filename*=UTF-8''${whole}`;
}

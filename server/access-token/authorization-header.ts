/** What a program sent to be let in; `user` is the e-mail address where HTTP Basic was used. */
export interface PresentedToken {
  token: string;
  user: string | null;
}

/** Reads `Authorization: Bearer TOKEN` (RFC 6750) or `Basic base64(USER:TOKEN)` (RFC 7617); null for anything else. */
export function readAuthorization(header: string): PresentedToken | null {
  const [, scheme = '', value = ''] = /^([A-Za-z]+) +([\w~+/.=-]+)$/.exec(header.trim()) ?? [];
  if (/^bearer$/i.test(scheme)) return { token: value, user: null };
  return /^basic$/i.test(scheme) ? readBasic(value) : null;
}

function readBasic(value: string): PresentedToken | null {
  const text = Buffer.from(value, 'base64').toString('utf8');
  const colon = text.indexOf(':');
  return colon < 0 ? null : { user: text.slice(0, colon), token: text.slice(colon + 1) };
}

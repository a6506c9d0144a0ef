const loopback = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/** Whether `text` can be an OpenID provider's issuer. Plain http is only for a provider on this machine. */
export function isIssuer(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  if (url.search || url.hash || url.username || url.password || url.pathname.includes('/.well-known/')) return false;
  return url.protocol === 'https:' || (url.protocol === 'http:' && loopback.test(url.hostname));
}

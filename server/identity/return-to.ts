const here = 'https://here.invalid';
/** A longer one is nobody's honest address. */
const longest = 2_000;
const dangerous = /[\\\p{Cc}]/u;

/**
 * Where nobody returns to: pages about signing in, pages that need the link of a mail, and what is no page at all but
 * could begin the sign-in anew.
 */
const passing = /^\/(login|register|forgot|reset|verify|confirm-email|not-me|api|health)(\/|$)/i;

/** `path` when it is a path of this site that may be shown after signing in, otherwise "/". */
export function safeReturnTo(path: string | undefined): string {
  if (!path?.startsWith('/') || path.length > longest || dangerous.test(path) || !URL.canParse(path, here)) return '/';
  const url = new URL(path, here);
  if (url.origin !== here) return '/';
  const decoded = decodeFully(url.pathname);
  if (decoded === null || decoded.startsWith('//') || dangerous.test(decoded) || passing.test(decoded)) return '/';
  return url.pathname + url.search + url.hash;
}

/** What is left when nothing more can be decoded: a proxy on the way may do so, and more than once. Null: malformed. */
function decodeFully(text: string): string | null {
  try {
    const decoded = decodeURIComponent(text);
    return decoded === text ? text : decodeFully(decoded);
  } catch {
    return null;
  }
}

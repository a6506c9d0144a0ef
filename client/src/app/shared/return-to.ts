const HERE = 'https://here.invalid';

/** Pages to which nobody returns: they are about signing in, or for people who need not be signed in. */
const PASSING = /^\/(login|register|forgot|reset|not-me)(\/|$)/;

/** `path` when it is a path of this application that may be shown after signing in, otherwise "/". */
export function safeReturnTo(path: string | null | undefined): string {
  if (!path?.startsWith('/') || /[\\\p{Cc}]/u.test(path)) return '/';
  const url = URL.parse(path, HERE);
  if (url?.origin !== HERE) return '/';
  const target = url.pathname + url.search + url.hash;
  return target.startsWith('//') || PASSING.test(url.pathname) ? '/' : target;
}

/** The address of the login page that brings the person back to `path` afterwards, and that tells `problem`. */
export function loginPath(path: string, problem?: string): string {
  const returnTo = safeReturnTo(path);
  const params = new URLSearchParams({ ...(problem && { problem }), ...(returnTo !== '/' && { returnTo }) }).toString();
  return params ? `/login?${params}` : '/login';
}

export type ProviderIntent = 'sign-in' | 'link' | 'reauthenticate';

/** The address that sends the browser to `provider` and from there back to `returnTo`, a path of this application. */
export function providerPath(provider: string, intent: ProviderIntent, returnTo: string): string {
  const params = new URLSearchParams({ intent, returnTo });
  return `/api/auth/oidc/${encodeURIComponent(provider)}?${params.toString()}`;
}

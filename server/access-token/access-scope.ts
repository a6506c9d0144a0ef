/** What an access token may do. */
export const accessScopes = ['read', 'write'] as const;

export type AccessScope = (typeof accessScopes)[number];

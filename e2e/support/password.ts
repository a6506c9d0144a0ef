/** Everybody's, as `TestClient` registers people with it. */
export const PASSWORD = 'correct horse battery';

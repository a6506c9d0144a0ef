/** A line for a shell that reads the account by an access token. The pair of address and token is HTTP Basic's. */
export function curlLine(origin: string, email: string, token: string): string {
  return `curl -u ${shellQuoted(`${email}:${token}`)} ${origin}/api/me`;
}

/** One word for any POSIX shell, whatever is in it. */
function shellQuoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

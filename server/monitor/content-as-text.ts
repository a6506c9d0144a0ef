const shownCharacters = 10_000;

/** Enough for that many characters of any kind. */
export const shownBytes = 4 * shownCharacters;

/** What can be shown of a message of `bytes` bytes that begins with `beginning`; says so where that is not all. */
export function contentAsText(beginning: Buffer, bytes: number): string {
  // Streaming leaves out a character whose end was cut off, where the same alone would be shown as damaged.
  const text = new TextDecoder().decode(beginning, { stream: beginning.length < bytes });
  const characters = [...text];
  if (beginning.length === bytes && characters.length <= shownCharacters) return text;
  return `${characters.slice(0, shownCharacters).join('')}… (cut: the message has ${bytes.toLocaleString('en-US')} bytes)`;
}

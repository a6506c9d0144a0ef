/** For comparing what people type: without accents, in small letters, as the server's search does it. */
export function foldText(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}

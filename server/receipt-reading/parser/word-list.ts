/** Words in capitals, divided by spaces and line ends. */
export function wordList(text: string): string[] {
  return text.trim().split(/\s+/);
}

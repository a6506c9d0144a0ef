/** What a recogniser makes of digits on thin paper. Only for words that must be numbers. */
const LOOKALIKES: Record<string, string> = {
  O: '0',
  o: '0',
  Q: '0',
  D: '0',
  U: '0',
  l: '1',
  I: '1',
  i: '1',
  '|': '1',
  ']': '1',
  '!': '1',
  Z: '2',
  z: '2',
  S: '5',
  s: '5',
  '§': '5',
  b: '6',
  G: '6',
  B: '8',
  '&': '8',
  g: '9',
  q: '9',
};

/** The text with letters that look like digits replaced by these. */
export function repairDigits(text: string): string {
  return text.replace(/[^\d]/g, (letter) => LOOKALIKES[letter] ?? letter);
}

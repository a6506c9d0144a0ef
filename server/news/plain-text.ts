import { namedCharacters } from './named-characters.js';

const comments = /<!--[\s\S]*?(?:-->|$)/g;
const hidden = /<(script|style|template|noscript|iframe)\b[\s\S]*?(?:<\/\1\s*>|$)/gi;
const tags = /<\/?([a-z][a-z0-9:-]*)\b[^<>]*>?/gi;
const inline = /^(a|abbr|b|bdi|bdo|cite|code|em|font|i|ins|kbd|mark|q|s|samp|small|span|strong|sub|sup|tt|u|var|wbr)$/i;
const references = /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z][a-z0-9]{1,9}));/gi;
/** Controls, and what is not seen but turns the direction of writing; joiners belong to words and emoji. */
const controls = /(?![\u200c\u200d])[\p{Cc}\p{Cf}]/gu;

/** What a browser would show of `html`, as one line of text: nothing in it is markup any more, whoever shows it. */
export function textOfHtml(html: string): string {
  const shown = html
    .replace(comments, ' ')
    .replace(hidden, ' ')
    .replace(tags, (_, name: string) => (inline.test(name) ? '' : ' '));
  return oneLine(shown.replace(references, toCharacter));
}

/** `text` in NFC, without controls and halves of characters, and with single spaces. */
export const oneLine = (text: string): string =>
  text
    .replace(/\p{Surrogate}/gu, '')
    .normalize('NFC')
    .replace(/\s/g, ' ')
    .replace(controls, '')
    .replace(/ +/g, ' ')
    .trim();

/** `text` in at most `length` characters (UTF-16 units); what is cut off after a word is told by an ellipsis. */
export function shorten(text: string, length: number): string {
  if (text.length <= length) return text;
  const start = text.slice(0, length - 1);
  const space = start.lastIndexOf(' ');
  const kept = space > length / 2 ? start.slice(0, space) : start;
  return `${kept.replace(/[\ud800-\udbff]$/, '').trimEnd()}…`;
}

function toCharacter(reference: string, decimal?: string, hexadecimal?: string, name?: string): string {
  if (name !== undefined) return namedCharacters.get(name) ?? reference;
  const code = decimal === undefined ? parseInt(hexadecimal as string, 16) : Number(decimal);
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ' ';
}

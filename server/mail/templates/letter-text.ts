import type { Letter, Part } from './letter.js';
import { oneLine } from './plain-text.js';

/** The letter for who reads no HTML; everything that the HTML says is in it. */
export function letterAsText({ name, parts, reason, unsubscribe }: Letter): string {
  const foot = unsubscribe ? `${oneLine(reason)}\n\n${unsubscribe.label}:\n${unsubscribe.url}` : oneLine(reason);
  return `${[greet(name), ...parts.map(partAsText)].join('\n\n')}\n\n-- \n${foot}\n`;
}

export const greet = (name: string) => (oneLine(name) ? `Hello ${oneLine(name)},` : 'Hello,');

function partAsText(part: Part): string {
  if (typeof part === 'string') return oneLine(part);
  if (Array.isArray(part)) return lines(part.map(([label, value]) => `${label}: ${oneLine(value)}`));
  if ('heading' in part) return underlined(oneLine(part.heading), part.isMinor ? '-' : '=');
  if ('steps' in part) return lines(part.steps.map((step, index) => `${index + 1}. ${oneLine(step)}`));
  if ('amount' in part) return lines([part.amount, oneLine(part.caption)]);
  if ('bars' in part) return blocks(part.bars.map(({ label, value, note }) => [`${oneLine(label)}: ${value}`, note]));
  if ('entries' in part) {
    return blocks(part.entries.map(({ title, value, note }) => [`${oneLine(title)}: ${value}`, oneLine(note)]));
  }
  if ('articles' in part) {
    const texts = part.articles.map(({ title, origin, excerpt }) => [title, origin, excerpt].map(oneLine));
    return texts.map((text, index) => lines([...text, part.articles[index]?.url ?? ''])).join('\n\n');
  }
  return `${part.label}:\n${part.url}`;
}

const lines = (texts: string[]) => texts.filter((text) => text !== '').join('\n');

/** Each a line, with what belongs to it below. */
const blocks = (texts: [text: string, note: string][]) =>
  texts.map(([text, note]) => lines([text, note && `  ${note}`])).join('\n');

const underlined = (text: string, line: string) => `${text}\n${line.repeat(Math.min(text.length, 60))}`;

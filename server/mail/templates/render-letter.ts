import type { Letter, Part } from './letter.js';

export interface RenderedLetter {
  subject: string;
  text: string;
  html: string;
}

/** The same letter for people and for screen readers, as text and as HTML: no images, nothing fetched, nothing counted. */
export function renderLetter(letter: Letter): RenderedLetter {
  return { subject: letter.subject, text: renderText(letter), html: renderHtml(letter) };
}

function renderText({ name, parts, reason }: Letter): string {
  return (
    [greet(name), ...parts.map(partAsText), '-- ', oneLine(reason)].join('\n\n').replace('-- \n\n', '-- \n') + '\n'
  );
}

function partAsText(part: Part): string {
  if (typeof part === 'string') return oneLine(part);
  if (Array.isArray(part)) return part.map(([label, value]) => `${label}: ${oneLine(value)}`).join('\n');
  return `${part.label}:\n${part.url}`;
}

function renderHtml({ subject, name, parts, reason }: Letter): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escape(subject)}</title>
</head>
<body style="margin:0;padding:24px;font:16px/1.5 system-ui,-apple-system,'Segoe UI',Roboto,sans-serif">
<div role="article" aria-label="${escape(subject)}" lang="en" style="max-width:560px;margin:0 auto">
<h1 style="font-size:22px;line-height:1.3;margin:0 0 16px">${escape(subject)}</h1>
<p>${escape(greet(name))}</p>
${parts.map(partAsHtml).join('\n')}
<hr style="border:0;border-top:1px solid #888;margin:24px 0 12px">
<p style="font-size:14px">${escape(reason)}</p>
</div>
</body>
</html>
`;
}

function partAsHtml(part: Part): string {
  if (typeof part === 'string') return `<p>${escape(part)}</p>`;
  if (Array.isArray(part)) {
    const items = part.map(([label, value]) => `<li><strong>${escape(label)}:</strong> ${escape(value)}</li>`);
    return `<ul style="padding-left:20px">${items.join('')}</ul>`;
  }
  const url = escape(part.url);
  const button = 'display:inline-block;padding:10px 18px;border-radius:6px;background:#0b5ed7;color:#fff';
  return `<p><a href="${url}" style="${button};text-decoration:none">${escape(part.label)}</a></p>
<p style="font-size:14px">Or copy this address into your browser:<br><a href="${url}" style="word-break:break-all">${url}</a></p>`;
}

const greet = (name: string) => (oneLine(name) ? `Hello ${oneLine(name)},` : 'Hello,');

/** No line break that looks like another part of the mail, and nothing that turns the direction of what follows. */
const oneLine = (text: string) => text.replace(/[\p{Cc}\s\u202a-\u202e\u2066-\u2069]+/gu, ' ').trim();

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escape = (text: string) => oneLine(text).replace(/[&<>"']/g, (character) => entities[character] as string);

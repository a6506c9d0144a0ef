import {
  type Article,
  type Bar,
  type Button,
  type Entry,
  type Fact,
  type Heading,
  type Letter,
  type Part,
} from './letter.js';
import { look, styleSheet } from './letter-looks.js';
import { greet } from './letter-text.js';
import { escape } from './plain-text.js';

const fonts = "system-ui,-apple-system,'Segoe UI',Roboto,'Helvetica Neue',Arial,sans-serif";
const small = 'font-size:14px;line-height:1.45';
/** A table that only says where things are: what Outlook knows instead of boxes. */
const table = 'role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0"';

/** The letter for eyes and for screen readers: no images, nothing fetched, nothing counted, 600 px at the widest. */
export function letterAsHtml({ subject, name, parts, reason, unsubscribe }: Letter): string {
  const title = escape(subject);
  const end = unsubscribe
    ? `\n<p style="margin:8px 0 0"><a href="${escape(unsubscribe.url)}" ${look('muted', 'text-decoration:underline')}>${escape(unsubscribe.label)}</a></p>`
    : '';
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${title}</title>
<style>
${styleSheet}
</style>
</head>
<body ${look('page', `margin:0;padding:0;font:16px/1.5 ${fonts}`)}>
<table ${table} bgcolor="#f6f5f1" ${look('page')}><tr><td align="center" style="padding:24px 12px 32px;font:16px/1.5 ${fonts}">
<!--[if mso]><table role="presentation" width="600" cellpadding="0" cellspacing="0" border="0"><tr><td><![endif]-->
<div role="article" aria-label="${title}" lang="en" style="max-width:600px;margin:0 auto;text-align:left">
${brand}
<table ${table} style="border-collapse:separate"><tr><td bgcolor="#ffffff" ${look('card', 'padding:28px 32px;border-radius:14px')}>
<h1 ${look('ink', 'font-size:24px;line-height:1.25;letter-spacing:-0.01em;margin:0 0 16px')}>${title}</h1>
<p style="margin:0 0 16px">${escape(greet(name))}</p>
${parts.map(partAsHtml).join('\n')}
</td></tr></table>
<div ${look('muted', 'padding:16px 4px 0;font-size:13px;line-height:1.5')}>
<p style="margin:0">${escape(reason)}</p>${end}
</div>
</div>
<!--[if mso]></td></tr></table><![endif]-->
</td></tr></table>
</body>
</html>
`;
}

const dot = (size: number) =>
  `<span ${look('mark', `display:inline-block;width:${size}px;height:${size}px;border-radius:${size}px;margin-right:3px`)}></span>`;
/** Three amounts of growing size, as in the chart. */
const brand = `<p ${look('ink', 'margin:0 0 14px 4px;font-weight:600;font-size:17px')}><span aria-hidden="true">${[6, 9, 13].map(dot).join('')}</span> SpendWise</p>`;

function partAsHtml(part: Part): string {
  if (typeof part === 'string') return `<p style="margin:0 0 16px">${escape(part)}</p>`;
  if (Array.isArray(part)) return factsAsHtml(part);
  if ('heading' in part) return headingAsHtml(part);
  if ('steps' in part) {
    const items = part.steps.map((step) => `<li style="margin:0 0 8px">${escape(step)}</li>`);
    return `<ol style="margin:0 0 20px;padding-left:24px">${items.join('')}</ol>`;
  }
  if ('amount' in part) {
    return `<p style="margin:0 0 4px;font-size:38px;line-height:1.15;font-weight:650;letter-spacing:-0.02em">${escape(part.amount)}</p>
<p ${look('muted', 'margin:0 0 20px')}>${escape(part.caption)}</p>`;
  }
  if ('bars' in part) return `<div style="margin:0 0 8px">${part.bars.map(barAsHtml).join('\n')}</div>`;
  if ('entries' in part) return part.entries.map(entryAsHtml).join('\n');
  if ('articles' in part) return part.articles.map(articleAsHtml).join('\n');
  return buttonAsHtml(part);
}

const headingAsHtml = ({ heading, isMinor }: Heading) =>
  isMinor
    ? `<h3 style="font-size:16px;line-height:1.3;margin:26px 0 12px">${escape(heading)}</h3>`
    : `<h2 ${look('line', 'font-size:19px;line-height:1.3;margin:24px 0 14px;padding-top:22px')}>${escape(heading)}</h2>`;

function factsAsHtml(facts: Fact[]): string {
  const rows = facts.map(
    ([label, value]) =>
      `<tr><td valign="top" ${look('muted', 'padding:4px 16px 4px 0;white-space:nowrap')}>${escape(label)}<span style="font-size:0">: </span></td>` +
      `<td width="100%" style="padding:4px 0;font-weight:600;overflow-wrap:anywhere">${escape(value)}</td></tr>`,
  );
  return `<table ${table} style="margin:0 0 20px">${rows.join('\n')}</table>`;
}

function buttonAsHtml({ label, url, isMinor }: Button): string {
  const href = escape(url);
  const shape = 'display:inline-block;padding:11px 20px;border-radius:8px;font-weight:600;text-decoration:none';
  const link = `<a href="${href}" ${look(isMinor ? 'minor' : 'button', shape)}>${escape(label)}</a>`;
  if (isMinor) return `<p style="margin:20px 0 8px">${link}</p>`;
  return `<p style="margin:20px 0">${link}</p>
<p ${look('muted', `margin:0 0 16px;${small}`)}>Or copy this address into your browser:<br><a href="${href}" ${look('link', 'word-break:break-all')}>${href}</a></p>`;
}

function barAsHtml({ label, value, note, share, color }: Bar): string {
  const width = Math.round(Math.min(1, Math.max(0, share)) * 100);
  const cell = 'height="8" style="height:8px;line-height:8px;font-size:0;border-radius:4px';
  const filled =
    width > 0 ? `<td width="${width}%" bgcolor="${escape(color)}" ${cell};background:${escape(color)}"></td>` : '';
  const rest = width < 100 ? `<td ${cell}"></td>` : '';
  return `<table ${table}><tr><td style="padding:0 12px 4px 0;font-weight:600;overflow-wrap:anywhere">${escape(label)}<span style="font-size:0">: </span></td><td align="right" valign="top" style="padding:0 0 4px;font-weight:600;white-space:nowrap">${escape(value)}</td></tr></table>
<table ${table} ${look('tint', 'border-radius:4px')}><tr>${filled}${rest}</tr></table>
<p ${look('muted', `margin:4px 0 14px;${small}`)}>${escape(note)}</p>`;
}

function entryAsHtml({ title, value, note }: Entry): string {
  return `<table ${table} style="margin:0 0 12px"><tr><td style="padding-right:12px;font-weight:600;overflow-wrap:anywhere">${escape(title)}<span style="font-size:0">: </span></td><td align="right" valign="top" style="font-weight:600;white-space:nowrap">${escape(value)}</td></tr>
<tr><td colspan="2" ${look('muted', small)}>${escape(note)}</td></tr></table>`;
}

function articleAsHtml({ title, origin, excerpt, url }: Article): string {
  const text = excerpt === '' ? '' : `\n<p style="margin:6px 0 0">${escape(excerpt)}</p>`;
  return `<div style="margin:0 0 22px"><h2 style="font-size:17px;line-height:1.35;margin:0 0 3px"><a href="${escape(url)}" ${look('link', 'text-decoration:none')}>${escape(title)}</a></h2>
<p ${look('muted', `margin:0;${small}`)}>${escape(origin)}</p>${text}</div>`;
}

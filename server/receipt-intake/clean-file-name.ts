/** In characters; what is cut is cut before the extension. */
const longestName = 200;
const longestExtension = 12;

/** Controls, half characters, and those that turn the direction of the text around them, so that gpj.exe reads exe.jpg. */
const misleading = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu;

/** What a file is called, for people to read: never a path, on one line, never empty. Nothing on disk is named by it. */
export function cleanFileName(name: string | undefined): string {
  const last = (name ?? '').split(/[\\/]/).at(-1) ?? '';
  const text = last.replace(misleading, '').normalize('NFC').replace(/\s+/g, ' ').trim();
  return /^\.*$/.test(text) ? 'receipt' : shorten(text);
}

/** Of the name, in lower case and without its dot; empty where there is none. */
export function extensionOf(name: string): string {
  return (/[^.]\.([^. ]+)$/.exec(name)?.[1] ?? '').toLowerCase();
}

function shorten(name: string): string {
  const characters = [...name];
  if (characters.length <= longestName) return name;
  const extension = [...extensionOf(name)];
  const end = extension.length === 0 || extension.length > longestExtension ? '' : `.${extension.join('')}`;
  return characters.slice(0, longestName - end.length).join('') + end;
}

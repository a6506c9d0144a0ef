/** No line break that looks like another part of the mail, and nothing that turns the direction of what follows. */
export const oneLine = (text: string) => text.replace(/[\p{Cc}\s\u202a-\u202e\u2066-\u2069]+/gu, ' ').trim();

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** One line, as HTML says it. */
export const escape = (text: string) => oneLine(text).replace(/[&<>"']/g, (character) => entities[character] as string);

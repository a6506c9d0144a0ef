import { letterAsHtml } from './letter-html.js';
import { letterAsText } from './letter-text.js';
import type { Letter } from './letter.js';

export interface RenderedLetter {
  subject: string;
  text: string;
  html: string;
}

/** The same letter as text and as HTML. */
export function renderLetter(letter: Letter): RenderedLetter {
  return { subject: letter.subject, text: letterAsText(letter), html: letterAsHtml(letter) };
}

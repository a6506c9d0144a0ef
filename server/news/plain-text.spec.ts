import { describe, expect, it } from '@jest/globals';
import { oneLine, shorten, textOfHtml } from './plain-text.js';

describe('the text of HTML', () => {
  it.each([
    ['<p>Rates <b>rise</b></p><p>Again</p>', 'Rates rise Again'],
    ['one<br>two<br/>three', 'one two three'],
    ['half<i>way</i>', 'halfway'],
    ['AT&amp;T &lt;3 caf&eacute; &#8364;5 &#x20ac;6 &mdash; &hellip;', 'AT&T <3 café €5 €6 — …'],
    ['5 < 6 and 7 > 6', '5 < 6 and 7 > 6'],
    ['a<script>alert(1)</script>b', 'a b'],
    ['a<style>p{color:red}</style>b', 'a b'],
    ['a<!-- <b>no</b> -->b', 'a b'],
    ['a<script>never closed', 'a'],
    ['cut off <a href="https://exam', 'cut off'],
    ['<img src=x onerror=alert(1)>x', 'x'],
    // Twice escaped is a text about markup: it stays a text.
    ['&lt;script&gt;alert(1)&lt;/script&gt;', '<script>alert(1)</script>'],
    ['&unknown; &#0; &#x110000; &amp;amp;', '&unknown; &amp;'],
    ['&nbsp; a\n\t b &nbsp;', 'a b'],
  ])('%j is %j', (html, text) => expect(textOfHtml(html)).toBe(text));

  it('takes no time over what was made to take long', () => {
    for (const part of ['<', '<a ', '<!--', '<script>', '&', '&#', '</']) {
      expect(textOfHtml(part.repeat(10_000 / part.length)).length).toBeLessThanOrEqual(10_000);
    }
  });
});

describe('one line', () => {
  it('has no controls, no turned direction and no half characters, and keeps every script', () => {
    expect(oneLine(' a\u0000\u001b[1m\r\n b\u202egpj.exe \ud83d 👩\u200d👧 مرحبا e\u0301 ')).toBe(
      'a[1m bgpj.exe 👩\u200d👧 مرحبا é',
    );
  });
});

describe('a shortened text', () => {
  it.each([
    ['short enough', 12, 'short enough'],
    ['one two three', 12, 'one two…'],
    ['a'.repeat(20), 10, `${'a'.repeat(9)}…`],
    ['12345678😀😀', 10, '12345678…'],
  ])('%j in %i', (text, length, short) => {
    expect(shorten(text, length)).toBe(short);
    expect(short.length).toBeLessThanOrEqual(length);
  });
});

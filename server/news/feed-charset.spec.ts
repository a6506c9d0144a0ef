import { describe, expect, it } from '@jest/globals';
import { decodeFeed } from './feed-charset.js';

const latin1 = (text: string) => Buffer.from(text, 'latin1');
const prolog = (encoding: string) => `<?xml version="1.0" encoding="${encoding}"?><title>Café</title>`;

describe('the encoding of a feed', () => {
  it.each([
    ['its header', latin1('<title>Café</title>'), 'text/xml; charset="ISO-8859-1"'],
    ['its XML', latin1(prolog('iso-8859-1')), 'text/xml'],
    ['its header before its XML', Buffer.from(prolog('iso-8859-1')), 'text/xml;charset=utf-8'],
    ['its mark before both', Buffer.from(`\ufeff${prolog('iso-8859-1')}`), 'text/xml; charset=iso-8859-1'],
    ['its mark, in UTF-16', Buffer.from(`\ufeff${prolog('utf-16')}`, 'utf16le'), 'text/xml'],
    ['UTF-8 without any', Buffer.from('<title>Café</title>'), ''],
    ['UTF-8 where nobody knows the name', Buffer.from(prolog('klingon')), 'text/xml; charset=klingon'],
  ])('is by %s', (_, bytes, contentType) => {
    expect(decodeFeed(bytes, contentType)).toContain('<title>Café</title>');
  });
});

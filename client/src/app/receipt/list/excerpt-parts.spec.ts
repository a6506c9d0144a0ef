import { excerptParts } from './excerpt-parts';

const found = (excerpt: string, search: string) =>
  excerptParts(excerpt, search).flatMap(({ text, isFound }) => (isFound ? [text] : []));

describe('an excerpt of what was read', () => {
  it('has the words that were searched for told apart, without regard to case and accents', () => {
    expect(excerptParts('… Café Zentral 12.50', 'cafe')).toEqual([
      { text: '… ', isFound: false },
      { text: 'Café', isFound: true },
      { text: ' Zentral 12.50', isFound: false },
    ]);
    expect(found('KAFFEE und Kaffeefilter', 'kaffee 3')).toEqual(['KAFFEE', 'Kaffeefilter']);
  });

  it('loses nothing of its text', () => {
    const text = '  a <b> (c) ';
    expect(
      excerptParts(text, '( <')
        .map((part) => part.text)
        .join(''),
    ).toBe(text);
    expect(excerptParts('', 'x')).toEqual([]);
    expect(found('anything', ' ')).toEqual([]);
  });
});

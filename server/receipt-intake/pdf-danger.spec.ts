import { describe, expect, it } from '@jest/globals';
import { deflateSync } from 'node:zlib';
import { aPackedPdf, aPdf, dangerousPdfs } from '../testing/receipt-samples.js';
import { findPdfDanger } from './pdf-danger.js';

const script = '/S /JavaScript /JS (1)';

describe('a PDF that may act or carries something along', () => {
  it.each(Object.entries(dangerousPdfs))('has %s', async (what, bytes) => {
    const expected = /script/.test(what) ? /script|unusual/ : /starts|other files|forms|password/;
    expect(await findPdfDanger(bytes)).toMatch(expected);
  });

  it('may not call its packed objects something else, or hide what they are behind other words', async () => {
    const packed = deflateSync(`100001 0 << ${script} >>`).toString('latin1');
    const streams = ['/Type /XObject /Subtype /Image', `/N%\n1 /First%\n9 /Pad (${'endobj '.repeat(5_000)})`];
    for (const entries of streams) {
      const stream = `<< ${entries} /Filter /FlateDecode /Length ${packed.length} >>\nstream\n${packed}\nendstream`;
      expect(await findPdfDanger(aPdf({ objects: [stream] }))).toMatch(/script/);
    }
  });

  it('may not hide it far inside, across two pieces, or behind a damaged end', async () => {
    // The bytes come out in pieces of 16 KiB.
    for (const distance of [16_358, 16_363, 16_368, 5_000_000]) {
      const hidden = `${' '.repeat(distance)}<< ${script} >>`;
      expect(await findPdfDanger(aPackedPdf(hidden))).toMatch(/script/);
    }
    const whole = aPackedPdf(`<< ${script} >>${' '.repeat(100_000)}`).toString('latin1');
    const damaged = whole.replace(/..endstream\nendobj\nxref/s, 'endstream\nendobj\nxref');
    expect(await findPdfDanger(Buffer.from(damaged.slice(0, damaged.lastIndexOf('endstream') - 20), 'latin1'))).toMatch(
      /script/,
    );
  });
});

describe('a PDF without harm', () => {
  it.each([
    ['plain', aPdf()],
    ['of many pages', aPdf({ pages: 10 })],
    ['with packed objects', aPackedPdf('<< /Type /Annot >>')],
    ['with a link', aPdf({ page: '/Annots [<< /Subtype /Link /Rect [0 0 9 9] /A << /S /URI /URI (http://a) >> >>]' })],
    ['that opens at a place', aPdf({ catalog: '/OpenAction [10 0 R /Fit]' })],
    ['that speaks of it', aPdf({ text: 'JavaScript for beginners, Launch offer, EmbeddedFiles 12.34' })],
    ['with names that only begin alike', aPdf({ catalog: '/JavaScripture 1 /LaunchTime 2 /EFG << >> /Encrypted 1' })],
    [
      'with outlines and colours',
      aPdf({ objects: ['<< /First 3 0 R >>', '<< /N 3 /Length 1 >>\nstream\nx\nendstream'] }),
    ],
  ])('is %s', async (_what, bytes) => {
    expect(await findPdfDanger(bytes)).toBeNull();
  });
});

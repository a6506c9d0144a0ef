import { crc32, deflateSync } from 'node:zlib';
import sharp, { type Sharp } from 'sharp';

/** Files that somebody may send as a receipt: good ones, and what must not get through. All are made here, none is kept. */

/** A white slip with a dark upper left corner, so that it can be told which way is up. In pixels. */
export function aPicture({ width = 300, height = 400, background = 'white' } = {}): Sharp {
  const corner = { width: Math.max(1, Math.floor(width / 4)), height: Math.max(1, Math.floor(height / 4)) };
  return sharp({ create: { width, height, channels: 3, background } }).composite([
    { input: { create: { ...corner, channels: 3, background: 'black' } }, left: 0, top: 0 },
  ]);
}

export const aJpeg = (size?: { width?: number; height?: number }) => aPicture(size).jpeg().toBuffer();
export const aPng = (size?: { width?: number; height?: number }) => aPicture(size).png().toBuffer();
export const aWebp = (size?: { width?: number; height?: number }) => aPicture(size).webp().toBuffer();

/** A photo of a phone that was held sideways, with the place where it was taken. */
export const aPhonePhoto = () =>
  aPicture({ width: 400, height: 300 })
    .withExif({
      IFD0: { Orientation: '6', Make: 'SecretCamera', Copyright: 'SecretOwner' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '51/1 30/1 0/1' },
    })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();

/** A PNG that says it has this many pixels, all black, in a few kilobytes. */
export function aPixelBomb(width: number, height: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  // One bit a pixel, grey.
  header.set([1, 0, 0, 0, 0], 8);
  const rows = deflateSync(Buffer.alloc((Math.ceil(width / 8) + 1) * height), { level: 9 });
  return pngOf([chunkOf('IHDR', header), chunkOf('IDAT', rows), chunkOf('IEND', Buffer.alloc(0))]);
}

function pngOf(chunks: Buffer[]): Buffer {
  return Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), ...chunks]);
}

function chunkOf(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

interface PdfContent {
  pages?: number;
  text?: string;
  /** More entries of the catalog, such as `/OpenAction << ... >>`. */
  catalog?: string;
  /** More entries of each page. */
  page?: string;
  /** More entries of the trailer. */
  trailer?: string;
  /** More objects, from number 1000. */
  objects?: string[];
  /** Of a page, in points. */
  size?: [width: number, height: number];
}

/** A PDF of readable objects (ISO 32000), every page with the same line of text. */
export function aPdf(content: PdfContent = {}): Buffer {
  const { pages = 1, text = 'TOTAL 12.34', catalog = '', page = '', trailer = '', objects = [] } = content;
  const [width, height] = content.size ?? [300, 400];
  const drawing = `BT /F1 24 Tf 40 ${height - 60} Td (${text}) Tj ET`;
  const numbers = Array.from({ length: pages }, (_, index) => 10 + index);
  const list: [number: number, body: string][] = [
    [1, `<< /Type /Catalog /Pages 2 0 R ${catalog} >>`],
    [2, `<< /Type /Pages /Count ${pages} /Kids [${numbers.map((number) => `${number} 0 R`).join(' ')}] >>`],
    [3, '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>'],
    [4, `<< /Length ${drawing.length} >>\nstream\n${drawing}\nendstream`],
    ...numbers.map((number): [number, string] => [
      number,
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${width} ${height}] /Contents 4 0 R ` +
        `/Resources << /Font << /F1 3 0 R >> >> ${page} >>`,
    ]),
    ...objects.map((body, index): [number, string] => [100_000 + index, body]),
  ];
  return assemble(list, trailer);
}

function assemble(objects: [number: number, body: string][], trailer: string): Buffer {
  let text = '%PDF-1.7\n';
  const places = objects.map(([number, body]) => {
    const place = Buffer.byteLength(text, 'latin1');
    text += `${number} 0 obj\n${body}\nendobj\n`;
    return `${number} 1\n${String(place).padStart(10, '0')} 00000 n \n`;
  });
  const start = Buffer.byteLength(text, 'latin1');
  text += `xref\n0 1\n0000000000 65535 f \n${places.join('')}`;
  text += `trailer\n<< /Size 200000 /Root 1 0 R ${trailer} >>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.from(text, 'latin1');
}

/** A PDF whose objects are packed in one stream (7.5.7), where a search through its bytes does not find them. */
export function aPackedPdf(hidden: string, filter = '/Filter /FlateDecode'): Buffer {
  const objects = `100001 0 ${hidden}`;
  const packed = deflateSync(Buffer.from(objects, 'latin1')).toString('latin1');
  const stream = `<< /Type /ObjStm /N 1 /First 9 ${filter} /Length ${packed.length} >>\nstream\n${packed}\nendstream`;
  return aPdf({ objects: [stream] });
}

const script = '/S /JavaScript /JS (app.alert\\(1\\))';

/** By what is wrong with them. */
export const dangerousPdfs = {
  'a script when it is opened': aPdf({ catalog: `/OpenAction << ${script} >>` }),
  'a script on a page': aPdf({ page: `/AA << /O << ${script} >> >>` }),
  'a script by name': aPdf({ catalog: `/Names << /JavaScript << /Names [(a) << ${script} >>] >> >>` }),
  'a script behind a link': aPdf({
    page: `/Annots [<< /Type /Annot /Subtype /Link /Rect [0 0 99 99] /A << ${script} >> >>]`,
  }),
  'a script whose name is spelled in numbers': aPdf({ catalog: '/OpenAction << /S /J#61vaScript /JS (1) >>' }),
  'a packed script': aPackedPdf(`<< ${script} >>`),
  'a script that is packed in an unusual way': aPackedPdf(`<< ${script} >>`, '/Filter [/ASCIIHexDecode /FlateDecode]'),
  'a program to start': aPdf({ catalog: '/OpenAction << /S /Launch /F (cmd.exe) >>' }),
  'a file inside': aPdf({
    catalog: '/Names << /EmbeddedFiles << /Names [(a.exe) 100000 0 R] >> >>',
    objects: [
      '<< /Type /Filespec /F (a.exe) /EF << /F 100001 0 R >> >>',
      '<< /Type /EmbeddedFile /Length 2 >>\nstream\nMZ\nendstream',
    ],
  }),
  'a file pinned to a page': aPdf({
    page: '/Annots [<< /Type /Annot /Subtype /FileAttachment /Rect [0 0 9 9] /FS << /F (a) /EF << /F 100000 0 R >> >> >>]',
    objects: ['<< /Length 2 >>\nstream\nMZ\nendstream'],
  }),
  'a form that sends itself': aPdf({ page: '/AA << /O << /S /SubmitForm /F (http://example.org) >> >>' }),
  'a password': aPdf({
    trailer: '/Encrypt 100000 0 R /ID [<00><00>]',
    objects: [`<< /Filter /Standard /V 1 /R 2 /O <${'00'.repeat(32)}> /U <${'11'.repeat(32)}> /P -4 >>`],
  }),
};

const text = (value: string) => Buffer.from(value, 'latin1');

/** Name and bytes of what is no picture at all, or not only one. */
export const strangers: [name: string, bytes: Buffer][] = [
  ['drawing.svg', text('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')],
  ['drawing.jpg', text('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')],
  ['page.html', text('<!doctype html><script>alert(1)</script>')],
  ['page.png', text('<!doctype html><script>alert(1)</script>')],
  ['polyglot.gif', text('GIF89a/*\x00\x00\x00\x00*/=1;alert(1)')],
  ['polyglot.jpg', text('GIF89a/*\x00\x00\x00\x00*/=1;alert(1)')],
  ['note.txt', text('TOTAL 12.34')],
  ['note.jpg', text('TOTAL 12.34')],
  ['empty.jpg', Buffer.alloc(0)],
  ['program.pdf', text('MZ\x90\x00\x03\x00\x00\x00')],
  ['photo.heic', Buffer.from('00000018667479706865696300000000', 'hex')],
];

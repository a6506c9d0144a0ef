const width = 300;
const height = 600;

/** A PDF whose pages have text of their own: left and right half of each row, divided by a bar. */
export function textPdf(pages: string[][]): Buffer {
  return pdf(
    pages.map((rows) => ({ content: Buffer.from(`BT /F1 10 Tf ${rows.map(drawRow).join(' ')} ET`), image: null })),
  );
}

/** A PDF of one page that is nothing but a JPEG. */
export function scannedPdf(jpeg: Buffer, imageWidth: number, imageHeight: number): Buffer {
  return pdf([
    { content: Buffer.from(`q ${width} 0 0 ${height} 0 0 cm /I1 Do Q`), image: { jpeg, imageWidth, imageHeight } },
  ]);
}

interface Page {
  content: Buffer;
  image: { jpeg: Buffer; imageWidth: number; imageHeight: number } | null;
}

function drawRow(row: string, index: number): string {
  const [left = '', right = ''] = row.split('|').map((part) => part.trim().replace(/[()\\]/g, '\\$&'));
  const y = height - 40 - index * 16;
  return `1 0 0 1 30 ${y} Tm (${left}) Tj` + (right ? ` 1 0 0 1 220 ${y} Tm (${right}) Tj` : '');
}

/** Objects: 1 catalogue, 2 pages, 3 font, then page, content and picture of each page. */
function pdf(pages: Page[]): Buffer {
  const number = (index: number) => 4 + index * 3;
  const objects: (string | Buffer)[] = [
    '<</Type/Catalog/Pages 2 0 R>>',
    `<</Type/Pages/Count ${pages.length}/Kids[${pages.map((_, index) => `${number(index)} 0 R`).join(' ')}]>>`,
    '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>',
    ...pages.flatMap(({ content, image }, index) => [
      `<</Type/Page/Parent 2 0 R/MediaBox[0 0 ${width} ${height}]/Contents ${number(index) + 1} 0 R` +
        `/Resources<</Font<</F1 3 0 R>>/XObject<</I1 ${number(index) + 2} 0 R>>>>>>`,
      stream('', content),
      image
        ? stream(
            `/Type/XObject/Subtype/Image/Width ${image.imageWidth}/Height ${image.imageHeight}` +
              '/ColorSpace/DeviceGray/BitsPerComponent 8/Filter/DCTDecode',
            image.jpeg,
          )
        : 'null',
    ]),
  ];
  return assemble(objects);
}

function stream(entries: string, bytes: Buffer): Buffer {
  return Buffer.concat([
    Buffer.from(`<<${entries}/Length ${bytes.length}>>\nstream\n`),
    bytes,
    Buffer.from('\nendstream'),
  ]);
}

function assemble(objects: (string | Buffer)[]): Buffer {
  const parts = [Buffer.from('%PDF-1.4\n')];
  const places: number[] = [];
  let length = parts[0]!.length;
  objects.forEach((object, index) => {
    places.push(length);
    const part = Buffer.concat([Buffer.from(`${index + 1} 0 obj\n`), Buffer.from(object), Buffer.from('\nendobj\n')]);
    parts.push(part);
    length += part.length;
  });
  const rows = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
  const size = objects.length + 1;
  parts.push(
    Buffer.from(
      `xref\n0 ${size}\n0000000000 65535 f \n${rows}trailer\n<</Size ${size}/Root 1 0 R>>\nstartxref\n${length}\n%%EOF`,
    ),
  );
  return Buffer.concat(parts);
}

import { createInflate } from 'node:zlib';

/** What all packed streams of a PDF may hold, in bytes: the pictures of ten scanned pages. */
const mostUnpacked = 1_000_000_000;
/** How far before its bytes the dictionary of a stream is looked for. */
const dictionaryReach = 16_384;
/** Longer than any name that is looked for, spelled in numbers: a name may lie across two pieces. */
const overlap = 128;

const unchecked =
  'is a PDF that is packed in an unusual way, so that it cannot be checked: print it as PDF, and send that';

/**
 * Names of ISO 32000 (annex and sections in brackets) that let a PDF act or carry something along. All but one are long
 * enough never to come about by chance in packed bytes; the values behind /EF and /Encrypt make up for their shortness.
 */
const dangers: [pattern: RegExp, reason: string][] = [
  // 7.6: strings could not be looked into.
  [/\/Encrypt\s*(<<|\d+\s+\d+\s+R)/, 'is locked by a password: save a copy without one, and send that'],
  // 12.6.4.17
  [/\/JavaScript(?![A-Za-z0-9])/, 'is a PDF with a script inside it'],
  // 12.6.4.6, 12.6.4.4
  [/\/(Launch|GoToE)(?![A-Za-z0-9])/, 'is a PDF that starts other programs or files'],
  // 7.11.4, 12.5.6.15
  [/\/EmbeddedFiles?(?![A-Za-z0-9])|\/EF\s*(<<|\d+\s+\d+\s+R)/, 'is a PDF with other files inside it'],
  // 13.7, 12.7.6.2, 12.7.6.4
  [/\/(RichMedia|SubmitForm|ImportData)(?![A-Za-z0-9])/, 'is a PDF with films or forms that act by themselves'],
];

/**
 * Why a PDF must not be kept, as what stands behind "file"; null when nothing was found. It looks at the bytes themselves and
 * into everything that is packed, not at the tables that say what of it counts: another reader may count differently.
 */
export async function findPdfDanger(bytes: Buffer): Promise<string | null> {
  const text = bytes.toString('latin1');
  const found = findDanger(text);
  if (found) return found;
  const room = { left: mostUnpacked };
  for (const { keyword, start } of streamsOf(text)) {
    if (isPackedUnusually(text.slice(Math.max(0, keyword - dictionaryReach), keyword))) return unchecked;
    const hidden = isDeflated(bytes, start) ? await findPacked(bytes.subarray(start), room) : null;
    if (hidden) return hidden;
  }
  return null;
}

function findDanger(text: string): string | null {
  const plain = plainNames(text);
  return dangers.find(([pattern]) => pattern.test(plain))?.[1] ?? null;
}

/** A name may be written with any of its letters as a number: /J#61vaScript (7.3.5). */
const plainNames = (text: string) =>
  text.replace(/#([0-9A-Fa-f]{2})/g, (_, digits: string) => String.fromCharCode(parseInt(digits, 16)));

function* streamsOf(text: string): Generator<{ keyword: number; start: number }> {
  for (const match of text.matchAll(/(?<!end)stream *(?:\r\n|\n|\r)/g)) {
    yield { keyword: match.index, start: match.index + match[0].length };
  }
}

/** Whether bytes begin as RFC 1950 says. */
function isDeflated(bytes: Buffer, start: number): boolean {
  if (start + 2 > bytes.length) return false;
  return (bytes.readUInt8(start) & 0x0f) === 8 && bytes.readUInt16BE(start) % 31 === 0;
}

/** Looks through it piece by piece, so that a bomb takes time, which is limited, but no memory. */
async function findPacked(bytes: Buffer, room: { left: number }): Promise<string | null> {
  let end = '';
  try {
    for await (const piece of createInflate().end(bytes) as AsyncIterable<Buffer>) {
      const text = end + piece.toString('latin1');
      const found = findDanger(text);
      if (found) return found;
      end = text.slice(-overlap);
      room.left -= piece.length;
      if (room.left < 0) return unchecked;
    }
  } catch {
    // Damaged, or nothing that is packed: whatever came out of it has been looked at.
  }
  return null;
}

/** Whether a stream holds objects (7.5.7) and is packed by anything but the one usual way, or in rows of a picture. */
function isPackedUnusually(before: string): boolean {
  const dictionary = plainNames(before.slice(before.lastIndexOf('endobj') + 1));
  // Readers go by /N and /First, whatever the stream says that it is.
  const holdsObjects =
    /\/ObjStm(?![A-Za-z0-9])/.test(dictionary) || (/\/First[\s%]/.test(dictionary) && /\/N[\s%]/.test(dictionary));
  if (!holdsObjects) return false;
  const filters = dictionary.match(/\/(?:[A-Za-z0-9]+Decode|Fl|AHx|A85|LZW|RL|Crypt)(?![A-Za-z0-9])/g) ?? [];
  return (
    /\/Predictor(?![A-Za-z])/.test(dictionary) || filters.some((name) => name !== '/FlateDecode') || filters.length > 1
  );
}

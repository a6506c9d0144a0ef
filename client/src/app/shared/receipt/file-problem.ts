/** The most that the server takes of one file. */
const MOST_MB = 10;
const HEAD_BYTES = 16;

/** For file inputs. HEIC is not among them: then a phone hands its photos over as JPEG. */
export const TAKEN_KINDS = 'image/jpeg,image/png,image/webp,application/pdf';

const KINDS: { name: 'taken' | 'heic'; looksSo: (head: string) => boolean }[] = [
  { name: 'taken', looksSo: (head) => head.startsWith('\xff\xd8\xff') },
  { name: 'taken', looksSo: (head) => head.startsWith('\x89PNG\r\n') },
  { name: 'taken', looksSo: (head) => head.startsWith('RIFF') && head.slice(8, 12) === 'WEBP' },
  { name: 'taken', looksSo: (head) => head.includes('%PDF-') },
  { name: 'heic', looksSo: (head) => /^.{4}ftyp(hei|hev|mif1|msf1)/s.test(head) },
];

/**
 * Why the server would not take a file, known before it is sent, with what to do instead; null when nothing speaks against
 * it. Judged by its first bytes: names and the kinds that programs state are often wrong.
 */
export async function findFileProblem(file: Blob): Promise<string | null> {
  if (file.size === 0) return 'The file is empty. Choose another one.';
  if (file.size > MOST_MB * 1024 * 1024) {
    return `The file is larger than ${MOST_MB} MB. Take the photo in a lower resolution, or save it as JPEG.`;
  }
  const head = await headOf(file);
  switch (KINDS.find(({ looksSo }) => looksSo(head))?.name) {
    case 'taken':
      return null;
    case 'heic':
      return 'This is a HEIC picture, which cannot be read here. Set the camera to Most Compatible, or save it as JPEG.';
    default:
      return 'This is no picture and no PDF. Choose a JPEG, PNG, WebP or PDF file.';
  }
}

/** A character for each byte. */
async function headOf(file: Blob): Promise<string> {
  return String.fromCharCode(...new Uint8Array(await file.slice(0, HEAD_BYTES).arrayBuffer()));
}

/** One of the files that a receipt consists of. `page` counts from 1. */
export type ReceiptFileKind =
  { kind: 'original'; mediaType: OriginalMediaType } | { kind: 'thumbnail' } | { kind: 'page'; page: number };

/** What an original is kept as: pictures are made JPEG, whatever they were. */
export type OriginalMediaType = 'image/jpeg' | 'application/pdf';

const originalNames: Record<OriginalMediaType, string> = {
  'image/jpeg': 'original.jpg',
  'application/pdf': 'original.pdf',
};

const id = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
const keyPattern = new RegExp(`^(${id})/(${id})/(?:original[.](?:jpg|pdf)|thumbnail[.]webp|page-[1-9]\\d?[.]webp)$`);

/** The key of a receipt's file in the store: nothing in it comes from the file's own name. */
export function receiptFiles(ledgerId: string, receiptId: string, file: ReceiptFileKind): string {
  return `${ledgerId}/${receiptId}/${nameOf(file)}`;
}

/** The keys of all files of a receipt. */
export function allReceiptFiles(receipt: {
  ledgerId: string;
  id: string;
  mediaType: OriginalMediaType;
  pages: number;
}): string[] {
  const pages = Array.from({ length: receipt.pages }, (_, index) => ({ kind: 'page' as const, page: index + 1 }));
  const kinds = [{ kind: 'original' as const, mediaType: receipt.mediaType }, { kind: 'thumbnail' as const }, ...pages];
  return kinds.map((kind) => receiptFiles(receipt.ledgerId, receipt.id, kind));
}

/** Whose file a key names; null when `receiptFiles` never makes such a key. */
export function receiptOf(key: string): { ledgerId: string; id: string } | null {
  const [, ledgerId, receiptId] = keyPattern.exec(key) ?? [];
  return ledgerId && receiptId ? { ledgerId, id: receiptId } : null;
}

function nameOf(file: ReceiptFileKind): string {
  if (file.kind === 'original') return originalNames[file.mediaType];
  return file.kind === 'thumbnail' ? 'thumbnail.webp' : `page-${file.page}.webp`;
}

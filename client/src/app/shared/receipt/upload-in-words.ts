import { readingInWords } from './receipt-reading-words';
import type { ReceiptUpload } from './receipt-uploads';

type Told = Pick<ReceiptUpload, 'state' | 'isPutOff' | 'part' | 'receipt' | 'isDuplicate' | 'problem'>;

/** How an upload stands, for its line in a list. */
export function uploadInWords({ state, isPutOff, part, receipt, isDuplicate, problem }: Told): string {
  switch (state) {
    case 'checking':
    case 'waiting':
      return isPutOff ? 'The server is busy: it is sent again in a moment' : 'Waiting to be sent';
    case 'sending':
      return part < 1 ? `Being sent, ${Math.floor(part * 100)} %` : 'Sent, being looked at';
    case 'failed':
      return problem?.text ?? '';
    case 'kept':
      if (!receipt) return '';
      if (isDuplicate && receipt.expenseIds.length > 0) return 'This file is here already, with an expense.';
      if (isDuplicate) return `This file is here already. ${readingInWords(receipt)}`;
      return receipt.status === 'failed' ? (receipt.error ?? readingInWords(receipt)) : readingInWords(receipt);
  }
}

/** How far it is, from 0 to 1, sent and read together; null when nothing is under way. */
export function uploadPart({ state, part, receipt }: Told): number | null {
  if (state === 'checking' || state === 'waiting') return 0;
  if (state === 'sending') return part / 2;
  if (state === 'failed' || !receipt || receipt.status === 'read' || receipt.status === 'failed') return null;
  return 0.5 + receipt.progress / 200;
}

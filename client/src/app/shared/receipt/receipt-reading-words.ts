import type { Receipt } from '../../api/types';

/** From here on what was read counts as certain; below, a person should check it. */
export const SURE = 0.8;

type Progress = Pick<Receipt, 'status' | 'progress'>;

export function isBeingRead({ status }: Pick<Receipt, 'status'>): boolean {
  return status === 'uploaded' || status === 'reading';
}

/** How far the reading of a receipt is, in a few words. */
export function readingInWords({ status, progress }: Progress): string {
  switch (status) {
    case 'uploaded':
      return 'Waiting to be read';
    case 'reading':
      return progress > 0 ? `Being read, ${progress} %` : 'Being read';
    case 'read':
      return 'Read';
    case 'failed':
      return 'Could not be read';
  }
}

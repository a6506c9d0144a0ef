import { aReceipt } from '../../../testing/factories';
import { uploadInWords, uploadPart } from './upload-in-words';

const upload = {
  state: 'kept',
  isPutOff: false,
  part: 1,
  receipt: aReceipt(),
  isDuplicate: false,
  problem: null,
} as const;

describe('how an upload stands', () => {
  it('goes on from sending to reading without falling back', () => {
    const parts = [
      uploadPart({ ...upload, state: 'waiting', part: 0, receipt: null }),
      uploadPart({ ...upload, state: 'sending', part: 0.5, receipt: null }),
      uploadPart({ ...upload, state: 'sending', part: 1, receipt: null }),
      uploadPart({ ...upload, receipt: aReceipt({ status: 'uploaded', progress: 0 }) }),
      uploadPart({ ...upload, receipt: aReceipt({ status: 'reading', progress: 60 }) }),
    ];
    expect(parts).toEqual([0, 0.25, 0.5, 0.5, 0.8]);
    expect(uploadPart(upload)).toBeNull();
  });

  it('says what is happening', () => {
    const waiting = { ...upload, state: 'waiting', receipt: null } as const;
    expect(uploadInWords(waiting)).toBe('Waiting to be sent');
    expect(uploadInWords({ ...waiting, isPutOff: true })).toMatch(/busy: it is sent again/);
    expect(uploadInWords({ ...upload, state: 'sending', part: 0.426, receipt: null })).toBe('Being sent, 42 %');
    expect(uploadInWords({ ...upload, receipt: aReceipt({ status: 'reading', progress: 60 }) })).toBe(
      'Being read, 60 %',
    );
    expect(uploadInWords({ ...upload, receipt: aReceipt({ status: 'failed', error: 'It took too long.' }) })).toBe(
      'It took too long.',
    );
  });

  it('tells of a file that was there before, and whether an expense has it', () => {
    expect(uploadInWords({ ...upload, isDuplicate: true })).toBe('This file is here already. Read');
    const filed = aReceipt({ expenseId: 'e1', expenseIds: ['e1'] });
    expect(uploadInWords({ ...upload, isDuplicate: true, receipt: filed })).toContain('with an expense');
  });
});

import type { Failure } from '../../api/failure';
import { uploadProblem } from './upload-problem';

const failure = (fields: Partial<Failure>): Failure => ({
  status: 500,
  code: 'unknown',
  message: 'Something.',
  errors: [],
  retryAfter: null,
  ...fields,
});

describe('why a file did not arrive', () => {
  it('names the lack of a connection, and keeps the file for another attempt', () => {
    expect(uploadProblem(failure({ status: 0 }), false)).toMatchObject({
      text: expect.stringMatching(/offline/) as string,
      canRetry: true,
    });
    expect(uploadProblem(failure({ status: 0 }), true)).toMatchObject({
      text: expect.stringMatching(/connection broke off/) as string,
      canRetry: true,
    });
  });

  it('tells a full ledger from a file that is too large', () => {
    const full = uploadProblem(failure({ status: 413, code: 'receipt_quota', message: 'No room.' }), true);
    expect(full).toEqual({ text: 'No room.', canRetry: true, isFull: true });
    const large = uploadProblem(failure({ status: 413, code: 'file_too_large' }), true);
    expect(large).toMatchObject({
      text: expect.stringMatching(/lower resolution/) as string,
      canRetry: false,
      isFull: false,
    });
  });

  it('completes what the server says of the file', () => {
    const errors = [{ field: 'file', message: 'has more than 10 pages' }];
    expect(uploadProblem(failure({ status: 422, errors }), true)).toMatchObject({
      text: 'The file has more than 10 pages.',
      canRetry: false,
    });
  });

  it('says when a busy server is worth another attempt', () => {
    expect(uploadProblem(failure({ status: 503, retryAfter: 12 }), true)).toMatchObject({
      text: expect.stringMatching(/Retry in 12 seconds/) as string,
      canRetry: true,
    });
  });
});

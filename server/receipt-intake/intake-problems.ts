import { Problem, UnprocessableProblem, ValidationProblem } from '../http/problem.js';

/** The form around the file is not as it should be; `message` stands behind "file". */
export const badForm = (message: string): Problem => new ValidationProblem([{ field: 'file', message }]);

/** One of ours, but more than is taken: too many pixels or pages; `message` stands behind "file". */
export const tooMuch = (message: string): Problem => new UnprocessableProblem([{ field: 'file', message }]);

export class FileTooLargeProblem extends Problem {
  readonly status = 413;
  readonly code = 'file_too_large';
  readonly title = 'The file is too large';
  override readonly errors = [{ field: 'file', message: `is larger than ${this.megabytes} MB` }];

  private constructor(private readonly megabytes: number) {
    super(`The file is larger than ${megabytes} MB.`);
  }

  static over(maxBytes: number): FileTooLargeProblem {
    return new FileTooLargeProblem(Math.floor(maxBytes / 1024 / 1024));
  }
}

/** Not a receipt in one of the kinds that are taken, or not a safe one. */
export class UnsupportedFileProblem extends Problem {
  readonly status = 415;
  readonly code = 'unsupported_file';
  readonly title = 'Not a file that can be kept';
  override readonly errors = [{ field: 'file', message: this.reason }];

  /** @param reason stands behind "file" */
  constructor(private readonly reason: string) {
    super(`The file ${reason}.`);
  }
}

/** The file stopped arriving. */
export class UploadTooSlowProblem extends Problem {
  readonly status = 408;
  readonly code = 'request_timeout';
  readonly title = 'Too slow';

  constructor() {
    super('The file did not arrive in time. Try again with a better connection.');
  }
}

/** More files wait to be looked at than can be in time. */
export class IntakeBusyProblem extends Problem {
  readonly status = 503;
  readonly code = 'intake_busy';
  readonly title = 'Too many receipts at once';

  /** @param retryAfter in seconds */
  constructor(override readonly retryAfter: number) {
    super('Many receipts are being looked at just now. Send this one again in a moment.');
  }
}

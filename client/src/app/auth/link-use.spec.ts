import { HttpErrorResponse } from '@angular/common/http';
import { FormGroup } from '@angular/forms';
import { of, throwError } from 'rxjs';
import { Submission } from '../shared/submission';
import { LinkUse } from './link-use';

const refused = (status: number, code: string) =>
  throwError(() => new HttpErrorResponse({ status, error: { code, title: 'x', status, detail: 'No.' } }));

describe('a link from a mail', () => {
  const announce = jest.fn();
  const opened = (token: string | null) => {
    const submission = new Submission(new FormGroup({}), document.body, () => null);
    return { link: new LinkUse(token, submission, announce), submission };
  };

  beforeEach(() => announce.mockClear());

  it('is used once, with its token', async () => {
    const { link } = opened('t0ken');
    const request = jest.fn(() => of(null));
    await link.run(request);
    expect(request).toHaveBeenCalledWith('t0ken');
    expect(link.state()).toBe('done');
    expect(announce).toHaveBeenCalled();
  });

  it('asks the server nothing without a token', async () => {
    const { link } = opened(null);
    const request = jest.fn(() => of(null));
    await link.run(request);
    expect(request).not.toHaveBeenCalled();
    expect(link.state()).toBe('invalid');
  });

  it('says so when it was used or has expired', async () => {
    const { link } = opened('old');
    await link.run(() => refused(422, 'link_invalid'));
    expect(link.state()).toBe('invalid');
  });

  it('stays usable after any other failure', async () => {
    const { link, submission } = opened('t0ken');
    await link.run(() => refused(400, 'validation_failed'));
    expect(link.state()).toBe('ready');
    expect(submission.problem()?.text).toBe('No.');
    await link.run(() => of(null));
    expect(link.state()).toBe('done');
  });
});

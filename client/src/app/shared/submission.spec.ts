import { HttpErrorResponse, HttpHeaders } from '@angular/common/http';
import { FormControl, FormGroup } from '@angular/forms';
import { Subject, of, throwError } from 'rxjs';
import { errorOf, required } from './field-rules';
import { Submission } from './submission';

const refused = (status: number, body: object, headers: Record<string, string> = {}) =>
  throwError(
    () =>
      new HttpErrorResponse({
        status,
        headers: new HttpHeaders(headers),
        error: { title: 'x', status, detail: 'Not so.', ...body },
      }),
  );

describe('sending a form', () => {
  const aForm = (email = 'ana@example.org') => new FormGroup({ email: new FormControl(email, required('Enter it.')) });
  const submissionOf = (form: FormGroup) => new Submission(form, document.body, () => null);

  it('asks the server nothing while a field is wrong', async () => {
    const request = jest.fn(() => of(1));
    await expect(submissionOf(aForm('')).send(request)).resolves.toBeNull();
    expect(request).not.toHaveBeenCalled();
  });

  it('sends once, however often the button is pressed', async () => {
    const submission = submissionOf(aForm());
    const answer = new Subject<number>();
    const request = jest.fn(() => answer);
    const first = submission.send(request);
    expect(submission.isBusy()).toBe(true);
    await expect(submission.send(request)).resolves.toBeNull();
    answer.next(7);
    await expect(first).resolves.toEqual({ answer: 7 });
    expect(request).toHaveBeenCalledTimes(1);
    expect(submission.isBusy()).toBe(false);
  });

  it('puts complaints at their fields, until the field is changed', async () => {
    const form = aForm();
    const errors = [{ field: 'email', message: 'is not right' }];
    await submissionOf(form).send(() => refused(422, { code: 'validation_failed', errors }));
    expect(errorOf(form.controls.email)).toBe('This is not right.');
    form.controls.email.setValue('b@example.org');
    expect(form.valid).toBe(true);
  });

  it('says how long to wait when it was too often', async () => {
    const submission = submissionOf(aForm());
    await submission.send(() => refused(429, { code: 'too_many_requests' }, { 'Retry-After': '45' }));
    expect(submission.problem()).toEqual({ text: 'There were too many attempts.', retryAfter: 45 });
    await submission.send(() => refused(429, { code: 'too_many_requests' }));
    expect(submission.problem()?.text).toContain('Wait a few minutes');
    await submission.send(() => of(null));
    expect(submission.problem()).toBeNull();
  });

  it('says what to do when there was no answer', async () => {
    const submission = submissionOf(aForm());
    await submission.send(() => throwError(() => new HttpErrorResponse({ status: 0 })));
    expect(submission.problem()?.text).toMatch(/Check the connection/);
  });
});

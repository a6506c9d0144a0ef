import { HttpErrorResponse, HttpHeaders } from '@angular/common/http';
import { FormControl, FormGroup } from '@angular/forms';
import { toFailure } from '../api/failure';
import { applyFailure } from './apply-failure';
import { errorOf, isShownInvalid } from './field-rules';

const aForm = () => new FormGroup({ amount: new FormControl('1'), title: new FormControl('x') });
const aProblem = (errors: { field: string; message: string }[], status = 400) =>
  toFailure(
    new HttpErrorResponse({
      status,
      error: {
        type: 'about:blank',
        title: 'Bad',
        status,
        detail: 'Some fields are wrong.',
        code: 'validation',
        errors,
      },
    }),
  );

describe('a refused form', () => {
  it('shows each complaint at the field it names', () => {
    const form = aForm();
    const summary = applyFailure(form, aProblem([{ field: 'amount', message: 'Too large.' }]));
    expect(errorOf(form.controls.amount)).toBe('Too large.');
    expect(isShownInvalid(form.controls.amount)).toBe(true);
    expect(form.controls.title.valid).toBe(true);
    expect(summary).toBeNull();
  });

  it('makes a sentence of what goes on from the name of the field', () => {
    const form = aForm();
    applyFailure(form, aProblem([{ field: 'title', message: 'must not be empty' }]));
    expect(errorOf(form.controls.title)).toBe('This must not be empty.');
  });

  it('shows the first of several complaints about one field', () => {
    const form = aForm();
    applyFailure(
      form,
      aProblem([
        { field: 'title', message: 'First.' },
        { field: 'title', message: 'Second.' },
      ]),
    );
    expect(errorOf(form.controls.title)).toBe('First.');
  });

  it('forgets a complaint when its field is changed', () => {
    const form = aForm();
    applyFailure(form, aProblem([{ field: 'amount', message: 'Too large.' }]));
    form.controls.amount.setValue('2');
    expect(form.valid).toBe(true);
  });

  it('says in its summary what belongs to no field', () => {
    expect(applyFailure(aForm(), aProblem([{ field: 'currency', message: 'must be known' }]))).toBe(
      'Currency must be known.',
    );
    expect(applyFailure(aForm(), aProblem([], 409))).toBe('Some fields are wrong.');
  });
});

describe('a failure', () => {
  it('tells a server that cannot be reached from one that refuses', () => {
    expect(toFailure(new HttpErrorResponse({ status: 0 })).code).toBe('unreachable');
    expect(toFailure(new HttpErrorResponse({ status: 502, error: '<html>' })).code).toBe('unreachable');
    expect(toFailure(new HttpErrorResponse({ status: 404, error: '<html>' })).code).toBe('unknown');
  });

  it('never shows the words of an internal error', () => {
    expect(aProblem([], 500).message).not.toContain('Some fields');
  });

  it('reads how long to wait', () => {
    const headers = new HttpHeaders({ 'Retry-After': '90' });
    expect(toFailure(new HttpErrorResponse({ status: 429, headers })).retryAfter).toBe(90);
    expect(toFailure(new HttpErrorResponse({ status: 429 })).retryAfter).toBeNull();
  });
});

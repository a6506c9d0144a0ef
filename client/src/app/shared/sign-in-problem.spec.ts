import { signInProblem } from './sign-in-problem';

describe('a problem on the way through another page', () => {
  it('is told only when there is one', () => {
    expect(signInProblem(null)).toBeNull();
    expect(signInProblem('')).toBeNull();
  });

  it.each([
    ['session_ended', /Log in again/],
    ['provider_unavailable', /Try again/],
    ['sign_in_expired', /Begin again/],
    ['sign_in_refused', /Try again/],
    ['email_missing', /create an account/],
    ['account_exists', /Log in with your password/],
    ['identity_taken', /Disconnect it there/],
    ['reauthentication_required', /Give your password/],
    ['a code of tomorrow', /Try again/],
    ['toString', /Try again/],
  ])('%s says what to do next', (code, text) => {
    expect(signInProblem(code)?.text).toMatch(text);
    expect(signInProblem(code)?.title).not.toBe('');
  });
});

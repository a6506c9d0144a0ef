import type { Failure } from '../api/failure';
import { signInMessage } from './sign-in-message';

const aFailure = (code: string, status: number): Failure => ({
  status,
  code,
  message: '',
  errors: [],
  retryAfter: null,
});

describe('the sentence under a form for signing in', () => {
  it('does not tell whether the address or the password is wrong', () => {
    expect(signInMessage(aFailure('invalid_credentials', 401))).toContain('do not belong together');
  });

  it('shows the way in to who has an account', () => {
    expect(signInMessage(aFailure('email_taken', 409))).toContain('Log in instead');
  });

  it('leaves everything else to the general words', () => {
    expect(signInMessage(aFailure('validation_failed', 400))).toBeNull();
  });
});

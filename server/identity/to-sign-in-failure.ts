import { AuthorizationResponseError, ClientError, ResponseBodyError } from 'openid-client';
import { SignInFailure } from './sign-in-problem.js';

/** Of an ID token or an answer that is not what was asked for, by the codes of openid-client. */
const refusals = new Set([
  'OAUTH_JWT_CLAIM_COMPARISON_FAILED',
  'OAUTH_JWT_TIMESTAMP_CHECK_FAILED',
  'OAUTH_INVALID_RESPONSE',
  'OAUTH_KEY_SELECTION_FAILED',
  'OAUTH_UNSUPPORTED_OPERATION',
]);
/** RFC 6749, 4.1.2.1: what a provider says through the browser when it is itself in trouble. */
const troubles = new Set(['server_error', 'temporarily_unavailable']);

/**
 * What an error of openid-client means to the person. Its causes hold tokens and whole answers, so that none is kept;
 * what a browser or a provider wrote is only repeated where it is a known word.
 */
export function toSignInFailure(error: unknown): SignInFailure {
  if (error instanceof SignInFailure) return error;
  if (error instanceof AuthorizationResponseError) {
    if (troubles.has(error.error)) return new SignInFailure('provider_unavailable', `it says ${error.error}`);
    return new SignInFailure('sign_in_refused');
  }
  if (error instanceof ResponseBodyError) {
    // The code is not the one that was given to this browser, or was used already.
    if (error.error === 'invalid_grant') return new SignInFailure('sign_in_refused', 'invalid_grant');
    return new SignInFailure('provider_unavailable', /^[a-z_]{1,40}$/.exec(error.error)?.[0] ?? error.message);
  }
  const isRefusal = error instanceof ClientError && refusals.has(error.code ?? '');
  return new SignInFailure(isRefusal ? 'sign_in_refused' : 'provider_unavailable', describe(error));
}

function describe(error: unknown): string {
  const { message, cause } = error as Error;
  const { code } = (cause ?? {}) as { code?: unknown };
  return typeof code === 'string' ? `${message} (${code})` : message;
}

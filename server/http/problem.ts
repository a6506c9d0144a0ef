import { waitInWords } from './wait-in-words.js';

/** One refused field; `field` as in the request's body or query ("amount"), or "body" for the whole. */
export interface FieldError {
  field: string;
  message: string;
}

/**
 * What a client is told, by RFC 9457. `code` is stable and meant for programs, `detail` is a sentence for a person.
 * Nothing internal may get into either.
 */
export abstract class Problem extends Error {
  abstract readonly status: number;
  abstract readonly code: string;
  abstract readonly title: string;
  readonly errors: FieldError[] = [];
  /** Seconds after which the client may try again. */
  readonly retryAfter?: number;
}

export class ValidationProblem extends Problem {
  readonly status: number = 400;
  readonly code: string = 'validation_failed';
  readonly title: string = 'Some fields are not right';

  constructor(
    override readonly errors: FieldError[],
    detail = errors.map(({ field, message }) => `${field} ${message}`).join('; '),
  ) {
    super(detail);
  }
}

/** Well formed, yet impossible here: a category that this ledger does not have. */
export class UnprocessableProblem extends ValidationProblem {
  override readonly status = 422;
  override readonly code = 'unprocessable';
}

/** A link from a mail that no longer works, or never did. */
export class LinkInvalidProblem extends Problem {
  readonly status = 422;
  readonly code = 'link_invalid';
  readonly title = 'This link does not work';

  constructor() {
    super('The link was used already, has expired, or is not complete. Ask for a new one.');
  }
}

export class UnauthenticatedProblem extends Problem {
  readonly status = 401;
  readonly code: string = 'unauthenticated';
  readonly title = 'Not signed in';

  constructor(detail = 'Sign in to go on.') {
    super(detail);
  }
}

export class InvalidCredentialsProblem extends UnauthenticatedProblem {
  override readonly code = 'invalid_credentials';

  constructor() {
    super('The e-mail address or the password is not right.');
  }
}

export class ForbiddenProblem extends Problem {
  readonly status = 403;
  readonly code: string = 'forbidden';
  readonly title = 'Not allowed';
}

export class CrossSiteProblem extends ForbiddenProblem {
  override readonly code = 'cross_site_request';

  constructor() {
    super('This request came from another site.');
  }
}

/** What only the person themselves may do, after they have proved just now that it is them. */
export class ReauthenticationProblem extends ForbiddenProblem {
  override readonly code = 'reauthentication_required';

  constructor() {
    super('Confirm that it is you: sign in again, then repeat this.');
  }
}

export class TokenMayNotProblem extends ForbiddenProblem {
  override readonly code = 'token_may_not';
}

/** A throw-away account gets no password and no address: it would be lost all the same. */
export class DemoAccountProblem extends ForbiddenProblem {
  override readonly code = 'demo_account';

  constructor() {
    super('This account with sample data ends after a day: register for one that lasts.');
  }
}

/** Also for what belongs to somebody else: whether it exists is not told. */
export class NotFoundProblem extends Problem {
  readonly status = 404;
  readonly code = 'not_found';
  readonly title = 'Not found';

  constructor(thing: string) {
    super(`There is no such ${thing}.`);
  }
}

export class ConflictProblem extends Problem {
  readonly status = 409;
  readonly title = 'That is taken';

  constructor(
    readonly code: string,
    override readonly errors: FieldError[],
  ) {
    super(errors.map(({ field, message }) => `${field} ${message}`).join('; '));
  }
}

/** `If-Match` names an earlier version than the one there is. */
export class PreconditionFailedProblem extends Problem {
  readonly status = 412;
  readonly code = 'precondition_failed';
  readonly title = 'Changed meanwhile';

  constructor(thing: string) {
    super(`Somebody has changed this ${thing} meanwhile. Look at it as it is now, then change it again.`);
  }
}

/** What has expenses cannot simply go: the request must say where they belong from then on. */
export class CategoryInUseProblem extends Problem {
  readonly status = 409;
  readonly code = 'category_in_use';
  readonly title = 'This category is in use';
  override readonly errors = [{ field: 'moveTo', message: 'must say which category takes its expenses' }];

  constructor() {
    super('There are expenses in this category, maybe in the trash: choose another one for them.');
  }
}

/** Says in words when to try again. `retryAfter` in whole seconds, at least 1. */
export class TooManyRequestsProblem extends Problem {
  readonly status = 429;
  readonly code = 'too_many_requests';
  readonly title = 'Too many attempts';

  constructor(
    override readonly retryAfter: number,
    reason = 'There were too many attempts.',
  ) {
    super(`${reason} Try again in ${waitInWords(retryAfter)}.`);
  }
}

/** What would leave its owner without any way to sign in. */
export class LastWayInProblem extends Problem {
  readonly status = 409;
  readonly code = 'last_way_in';
  readonly title = 'This is the last way in';

  constructor() {
    super('Without it nobody could sign in to this account. Add another way in first.');
  }
}

export class UnavailableProblem extends Problem {
  readonly status = 503;
  readonly code = 'unavailable';
  readonly title = 'Not available right now';
  override readonly retryAfter = 5;

  constructor() {
    super('A part of the server does not answer. Try again in a moment.');
  }
}

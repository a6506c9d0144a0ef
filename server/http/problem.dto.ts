/** One field that was refused. */
export class ProblemField {
  /** The field's name in the body or query, or "body". @example "amount" */
  field: string;
  /** What is wrong, to stand behind the field's label. @example "must not be zero" */
  message: string;
}

/** An error as RFC 9457 `application/problem+json`. */
export class Problem {
  /** @example "about:blank" */
  type: string;
  /** @example "Some fields are not right" */
  title: string;
  /** The HTTP status again. @example 400 */
  status: number;
  /** A sentence for a person. @example "amount must not be zero" */
  detail: string;
  /** Stable, for programs. @example "validation_failed" */
  code: string;
  /** Names the request in the server's log. @example "req-1f" */
  requestId: string;
  /** The refused fields, where there are some. */
  errors?: ProblemField[];
}

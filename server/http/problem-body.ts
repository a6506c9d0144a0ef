import type { FieldError } from './problem.js';

/** A problem as it is sent, see {@link Problem}. */
export interface ProblemBody {
  type: 'about:blank';
  title: string;
  status: number;
  detail: string;
  code: string;
  requestId: string;
  errors?: FieldError[];
}

type Described = Omit<ProblemBody, 'type' | 'requestId'>;

export const problemType = 'application/problem+json';

export function toProblemBody({ title, status, detail, code, errors }: Described, requestId: string): ProblemBody {
  return {
    type: 'about:blank',
    title,
    status,
    detail,
    code,
    requestId,
    ...(errors?.length ? { errors } : {}),
  };
}

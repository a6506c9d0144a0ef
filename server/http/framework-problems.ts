/** What a client is told about an error that is not one of ours, such as a body that cannot be read. */
export interface FrameworkProblem {
  status: number;
  title: string;
  code: string;
  detail: string;
  errors?: { field: string; message: string }[];
}

const notRight = { status: 400, title: 'The request is not right' };
const badRequest = { ...notRight, code: 'bad_request', detail: 'The request could not be understood.' };
const notFound = { status: 404, title: 'Not found', code: 'not_found', detail: 'There is nothing at this address.' };
const tooLong = { status: 414, title: 'Too long', code: 'address_too_long', detail: 'The address is too long.' };
const tooSlow = { status: 408, title: 'Too slow', code: 'request_timeout', detail: 'The request took too long.' };
const headersTooLarge = {
  status: 431,
  title: 'Too large',
  code: 'headers_too_large',
  detail: 'The headers are too large; deleting the cookies of this site helps.',
};
const tooLarge = {
  status: 413,
  title: 'Too large',
  code: 'body_too_large',
  detail: 'The body is larger than 64 kB.',
  errors: [{ field: 'body', message: 'is larger than 64 kB' }],
};
const notJson = {
  status: 415,
  title: 'Not JSON',
  code: 'unsupported_media_type',
  detail: 'Send the body as application/json.',
  errors: [{ field: 'body', message: 'is not application/json' }],
};
const internalError = {
  status: 500,
  title: 'Something went wrong',
  code: 'internal_error',
  detail: 'Something went wrong on the server. It has been logged.',
};

/** By the stable codes of Fastify (https://fastify.dev/docs/latest/Reference/Errors/) and of Node's HTTP parser. */
const problemsByCode: Record<string, FrameworkProblem> = {
  FST_ERR_CTP_INVALID_JSON_BODY: malformedBody('is not valid JSON'),
  FST_ERR_CTP_EMPTY_JSON_BODY: malformedBody('is empty'),
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: malformedBody('is not as long as its Content-Length says'),
  FST_ERR_CTP_BODY_TOO_LARGE: tooLarge,
  FST_ERR_CTP_INVALID_MEDIA_TYPE: notJson,
  FST_ERR_BAD_URL: { ...notRight, code: 'malformed_address', detail: 'The address is not a valid one.' },
  FST_ERR_MAX_PARAM_LENGTH: tooLong,
  HPE_HEADER_OVERFLOW: headersTooLarge,
  ERR_HTTP_REQUEST_TIMEOUT: tooSlow,
};

const problemsByStatus: Record<number, FrameworkProblem> = {
  404: notFound,
  405: {
    status: 405,
    title: 'Method not allowed',
    code: 'method_not_allowed',
    detail: 'This address does not know this method.',
  },
  408: tooSlow,
  413: tooLarge,
  414: tooLong,
  415: notJson,
  431: headersTooLarge,
};

/** By the error's code, else by its status: never by its own text, which may echo the request or tell of the inside. */
export function describeFrameworkError(error: unknown, status: number): FrameworkProblem {
  const { code = '' } = (error ?? {}) as { code?: string };
  const known = problemsByCode[code] ?? problemsByStatus[status];
  if (known) return known;
  return status >= 400 && status < 500 ? { ...badRequest, status } : internalError;
}

/** `message` stands behind "The body". */
export function malformedBody(message: string): FrameworkProblem {
  return { ...notRight, code: 'malformed_body', detail: `The body ${message}.`, errors: [{ field: 'body', message }] };
}

import { applyDecorators } from '@nestjs/common';
import { IsISO8601, Matches } from 'class-validator';

const message = 'must be an instant such as 2027-11-24T00:00:00Z';
/** RFC 3339, whose offset is not left to the server's own time zone. */
const rfc3339 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/;

/** A point in time, with its offset from UTC; of a day that exists. */
export const IsInstant = () => applyDecorators(IsISO8601({ strict: true }, { message }), Matches(rfc3339, { message }));

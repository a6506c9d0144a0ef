import { addDays } from '../calendar-date.js';
import { ValidationProblem } from '../http/problem.js';
import type { ActivityQuery } from './activity.dto.js';
import { type KindOfTypes, typesOfKind } from './activity-kinds.js';
import { dayStart, lastDate } from './day-start.js';

/** Which activities are meant. Instants: `from` is included, `until` is not; null is without bound. */
export interface ActivityCriteria {
  type: string | null;
  kind: KindOfTypes | null;
  from: Date | null;
  until: Date | null;
}

/** Days are those of the IANA `timeZone`, the last one included. @throws ValidationProblem when they are reversed. */
export function toActivityCriteria({ type, kind, from, to }: ActivityQuery, timeZone: string): ActivityCriteria {
  if (from !== undefined && to !== undefined && from > to) {
    throw new ValidationProblem([{ field: 'to', message: 'must not be before from' }]);
  }
  return {
    type: type ?? null,
    kind: kind === undefined ? null : typesOfKind(kind),
    from: from === undefined ? null : dayStart(from, timeZone),
    until: to === undefined || to >= lastDate ? null : dayStart(addDays(to, 1), timeZone),
  };
}

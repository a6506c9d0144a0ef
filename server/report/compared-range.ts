import type { CalendarDate } from '../calendar-date.js';
import { customRange, type DateRange } from '../expense/period-range.js';
import { ValidationProblem } from '../http/problem.js';
import type { ComparisonFilter } from './comparison.dto.js';
import { previousRange } from './previous-range.js';

/**
 * What a period is compared with: the one that was asked for, or else the one before. Null where neither is.
 * @throws ValidationProblem for one end without the other, and for ends the wrong way round.
 */
export function comparedRange(
  { otherFrom, otherTo }: Pick<ComparisonFilter, 'otherFrom' | 'otherTo'>,
  period: DateRange,
  today: CalendarDate,
): DateRange | null {
  if (otherFrom === undefined && otherTo === undefined) return previousRange(period, today);
  if (otherFrom === undefined) throw new ValidationProblem([{ field: 'otherFrom', message: 'is needed with otherTo' }]);
  if (otherTo === undefined) throw new ValidationProblem([{ field: 'otherTo', message: 'is needed with otherFrom' }]);
  if (otherFrom > otherTo) throw new ValidationProblem([{ field: 'otherTo', message: 'must not be before otherFrom' }]);
  return customRange(otherFrom, otherTo);
}

import { Type } from 'class-transformer';
import { IsInt, Max, Min } from 'class-validator';

export class EventCountsQuery {
  /** How far back. */
  @Type(() => Number)
  @IsInt({ message: 'must be a whole number from 1 to 1440' })
  @Min(1, { message: 'must be a whole number from 1 to 1440' })
  @Max(1_440, { message: 'must be a whole number from 1 to 1440' })
  minutes: number = 60;
}

import { Pipe, type PipeTransform } from '@angular/core';
import { type CalendarDate, formatDate } from './calendar-date';

/** `{{ '2026-11-23' | calendarDate }}` is "Nov 23, 2026", in the browser's language. */
@Pipe({ name: 'calendarDate' })
export class CalendarDatePipe implements PipeTransform {
  transform(date: CalendarDate): string {
    return formatDate(date);
  }
}

import type { ValidatorFn } from '@angular/forms';
import { type CalendarDate, formatDate } from '../../shared/calendar-date';
import { required, rule } from '../../shared/field-rules';
import { readDate } from '../../shared/typed-date';
import { readSum } from '../../shared/typed-sum';

const TITLE_LENGTH = 200;
const NOTE_LENGTH = 2000;

/** What each field of an expense takes, said as the sentence that stands at the field otherwise. */
export const expenseRules = {
  amount: (currency: () => string): ValidatorFn =>
    rule((text) => {
      const reading = readSum(text, currency());
      return 'problem' in reading ? reading.problem : null;
    }),
  title: [required('Enter a title, such as where you paid.'), tooLong(TITLE_LENGTH)],
  category: required('Choose a category.'),
  spentOn: (today: () => CalendarDate): ValidatorFn => rule((text) => dateProblem(text, today())),
  note: tooLong(NOTE_LENGTH),
};

function dateProblem(text: string, today: CalendarDate): string | null {
  const date = readDate(text, today);
  if (!date) return 'Enter a date, such as 2026-11-23, “yesterday” or “last Friday”.';
  return date > today ? `Choose ${formatDate(today)} or earlier: it is not later than that yet.` : null;
}

function tooLong(length: number): ValidatorFn {
  return rule((text) => (text.trim().length > length ? `Shorten this to ${length} characters.` : null));
}

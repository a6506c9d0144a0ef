import { Pipe, type PipeTransform } from '@angular/core';
import { type Amount, formatMoney } from './money';

/** `{{ '12.5' | money: 'USD' }}` is "$12.50". */
@Pipe({ name: 'money' })
export class MoneyPipe implements PipeTransform {
  transform(amount: Amount, currency: string): string {
    return formatMoney(amount, currency);
  }
}

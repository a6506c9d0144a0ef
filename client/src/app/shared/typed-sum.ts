import { type Amount, type Reading, minorDigits, readAmount } from './money';
import { readTypedNumber } from './typed-number';

/** An exact fraction: nothing is rounded on the way, and at the end a rest is a problem. */
interface Fraction {
  over: bigint;
  under: bigint;
}

const NUMBER = /^[\d.,]+/;
const TIMES = /^[*×x]/i;
const DIVIDED = /^[/÷:]/;
const SIGN = /^[-+]/;
const UNREADABLE = 'Enter a number or a sum, such as 12.50+3.';

/** Whether `text` is more than one number: "12.50+3", "3*4.50". */
export function isSum(text: string): boolean {
  return /[\d.,]\s*[-+*/×x÷:−–]/i.test(text.trim());
}

/**
 * Reads what a person typed for an amount: one number as `readAmount` does, or a sum of them with + - * and /, where * and
 * / go first. Exact: a sum that comes to a part of the smallest coin is a problem.
 */
export function readSum(text: string, currency: string, locale?: string): Reading {
  if (!isSum(text)) return readAmount(text, currency, locale);
  const typed = text.replace(/[\s\p{Sc}\p{Cf}'’]/gu, '').replace(/[−–]/g, '-');
  const total = new SumReader(typed, locale).read();
  return 'problem' in total ? total : toAmount(total, currency);
}

class SumReader {
  constructor(
    private rest: string,
    private readonly locale: string | undefined,
  ) {}

  read(): Fraction | { problem: string } {
    let total = this.term(this.take(SIGN) ?? '+');
    while (total && this.rest) {
      const sign = this.take(SIGN);
      const next = sign ? this.term(sign) : null;
      total = next && sumOf(total, next);
    }
    if (!total) return { problem: UNREADABLE };
    return total.under === 0n ? { problem: 'Nothing can be divided by zero.' } : total;
  }

  private term(sign: string): Fraction | null {
    let product = this.number();
    for (let operator = this.operator(); product && operator; operator = this.operator()) {
      const factor = this.number();
      product = factor && (TIMES.test(operator) ? productOf(product, factor) : productOf(product, inverse(factor)));
    }
    return product && sign === '-' ? { over: -product.over, under: product.under } : product;
  }

  private operator(): string | null {
    return this.take(TIMES) ?? this.take(DIVIDED);
  }

  private number(): Fraction | null {
    const number = readTypedNumber(this.take(NUMBER) ?? '', this.locale);
    if (!number) return null;
    return { over: BigInt(number.whole + number.fraction), under: 10n ** BigInt(number.fraction.length) };
  }

  private take(pattern: RegExp): string | null {
    const [found = null] = pattern.exec(this.rest) ?? [];
    this.rest = this.rest.slice(found?.length ?? 0);
    return found;
  }
}

const inverse = ({ over, under }: Fraction): Fraction => ({ over: under, under: over });

const productOf = (a: Fraction, b: Fraction): Fraction => ({ over: a.over * b.over, under: a.under * b.under });

const sumOf = (a: Fraction, b: Fraction): Fraction => ({
  over: a.over * b.under + b.over * a.under,
  under: a.under * b.under,
});

function toAmount({ over, under }: Fraction, currency: string): { amount: Amount } | { problem: string } {
  const digits = minorDigits(currency);
  const scaled = over * 10n ** BigInt(digits);
  if (scaled % under !== 0n) {
    const wanted = digits === 0 ? 'no decimals' : `at most ${digits} decimals`;
    return { problem: `This does not come out even: ${currency} has ${wanted}.` };
  }
  const minor = scaled / under;
  if (minor === 0n) return { problem: 'This comes to zero. Enter an amount other than zero.' };
  // In the form of a typed number, whose size is checked there.
  const text = (minor < 0n ? -minor : minor).toString().padStart(digits + 1, '0');
  const whole = text.slice(0, text.length - digits);
  return readAmount(`${minor < 0n ? '-' : ''}${whole}${digits === 0 ? '' : `.${text.slice(-digits)}`}`, currency, 'en');
}

export interface CurrencyChoice {
  code: string;
  name: string;
}

/** Every currency the browser knows, and the one in use, by code. */
export function currencyChoices(inUse = 'USD', locale = 'en'): CurrencyChoice[] {
  const names = new Intl.DisplayNames(locale, { type: 'currency' });
  const codes = new Set([inUse, ...Intl.supportedValuesOf('currency')]);
  return [...codes].sort().map((code) => ({ code, name: names.of(code) ?? code }));
}

const ofSeveralCountries = /^(EUR|X..)$/;

/**
 * Where a ledger's receipts are from, ISO 3166: a currency's code begins with its country's. Of one that several countries
 * share, the continent of the time zone is enough to tell in which order they write dates: 'US' or 'DE'.
 */
export function regionOf(currency: string, timeZone: string | null): string {
  if (!ofSeveralCountries.test(currency)) return currency.slice(0, 2);
  return timeZone?.startsWith('America/') ? 'US' : 'DE';
}

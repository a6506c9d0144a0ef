/**
 * Zones that IANA has renamed, while CLDR, whose names `Intl` answers with, stays with the old one for ever.
 * Source: the `iana` attributes in CLDR's common/bcp47/timezone.xml.
 */
const renamed = [
  'Africa/Asmara',
  'America/Argentina/Buenos_Aires',
  'America/Argentina/Catamarca',
  'America/Argentina/Cordoba',
  'America/Argentina/Jujuy',
  'America/Argentina/Mendoza',
  'America/Atikokan',
  'America/Indiana/Indianapolis',
  'America/Kentucky/Louisville',
  'America/Nuuk',
  'Asia/Ho_Chi_Minh',
  'Asia/Kathmandu',
  'Asia/Kolkata',
  'Asia/Yangon',
  'Atlantic/Faroe',
  'Europe/Kyiv',
  'Pacific/Chuuk',
  'Pacific/Kanton',
  'Pacific/Pohnpei',
];
const renamedByLowerCase = new Map(renamed.map((name) => [name.toLowerCase(), name]));

/**
 * The one spelling under which the time zone `name` is kept: "eUROPE/bERLIN" is Europe/Berlin, an alias such as
 * "US/Pacific" is the zone it stands for. Null for what is not the name of a zone that this machine knows.
 */
export function canonicalTimeZone(name: string): string | null {
  // An offset such as "+02:00" is a time zone to Intl, but knows nothing of summer time.
  if (!/^[A-Za-z]/.test(name)) return null;
  try {
    const { timeZone } = new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions();
    return renamedByLowerCase.get(name.toLowerCase()) ?? timeZone;
  } catch {
    return null;
  }
}

/** What a two-dimensional code on a receipt states. */
export interface CodeFacts {
  /** A decimal with a point, as it is stated. */
  total?: string;
  /** "2018-04-14" */
  date?: string;
  tax?: string;
  /** ISO 4217 */
  currency?: string;
  merchant?: string;
}

type Dialect = (text: string) => CodeFacts | null;

/** What the code says about the purchase, in the dialects that tax offices and banks have made. @returns null for others */
export function factsOf(text: string): CodeFacts | null {
  for (const dialect of [portuguese, russian, european, czech, serbian, swiss, saudi]) {
    const facts = dialect(text);
    if (facts?.total) return facts;
  }
  return null;
}

/** Portaria 195/2020: `A:123*...*F:20240131*...*H:ATCUD*...*N:1.20*O:6.90*...` */
const portuguese: Dialect = (text) => {
  if (!/^A:\d+\*/.test(text)) return null;
  const fields = pairs(text, '*', ':');
  return {
    total: decimal(fields.get('O')),
    tax: decimal(fields.get('N')),
    date: day(fields.get('F')),
    currency: 'EUR',
  };
};

/** Fiscal cheques of 54-FZ: `t=20180414T1530&s=156.00&fn=...&i=...&fp=...&n=1` */
const russian: Dialect = (text) => {
  if (!/^(?:t|s|fn)=/.test(text) || !/[?&]?s=\d/.test(text)) return null;
  const fields = pairs(text, '&', '=');
  return { total: decimal(fields.get('s')), date: day(fields.get('t')), currency: 'RUB' };
};

/** EPC069-12, "Girocode": lines, the eighth of which is `EUR12.30`. */
const european: Dialect = (text) => {
  const lines = text.split(/\r?\n/);
  if (lines[0] !== 'BCD' || lines[3] !== 'SCT') return null;
  const amount = /^([A-Z]{3})(\d+(?:\.\d{1,2})?)$/.exec(lines[7] ?? '');
  return amount ? { total: decimal(amount[2]), currency: amount[1], merchant: lines[5] || undefined } : null;
};

/** Short Payment Descriptor: `SPD*1.0*ACC:CZ...*AM:480.50*CC:CZK*...` */
const czech: Dialect = (text) => {
  if (!/^SPD\*/.test(text)) return null;
  const fields = pairs(text, '*', ':');
  return { total: decimal(fields.get('AM')), currency: fields.get('CC') ?? 'CZK', merchant: fields.get('RN') };
};

/** IPS of Serbia's National Bank: `K:PR|V:01|C:1|R:...|N:...|I:RSD1000,00|...` */
const serbian: Dialect = (text) => {
  if (!/^K:P[RTK]\|/.test(text)) return null;
  const fields = pairs(text, '|', ':');
  const amount = /^([A-Z]{3})([\d.,]+)$/.exec(fields.get('I') ?? '');
  return amount ? { total: decimal(amount[2]?.replace(',', '.')), currency: amount[1] } : null;
};

/** Swiss QR bill: lines, of which the 19th and 20th are amount and currency. */
const swiss: Dialect = (text) => {
  const lines = text.split(/\r?\n/);
  if (lines[0] !== 'SPC') return null;
  return { total: decimal(lines[18]), currency: lines[19], merchant: lines[5] || undefined };
};

/** ZATCA: base64 of tag, length, value; 1 seller, 3 time, 4 total, 5 tax. */
const saudi: Dialect = (text) => {
  if (!/^AQ[A-Za-z0-9+/]{20,}={0,2}$/.test(text)) return null;
  const bytes = Buffer.from(text, 'base64');
  const fields = new Map<number, string>();
  for (let at = 0; at + 2 <= bytes.length; at += 2 + bytes[at + 1]!) {
    fields.set(bytes[at]!, bytes.subarray(at + 2, at + 2 + bytes[at + 1]!).toString('utf8'));
  }
  return {
    merchant: fields.get(1),
    date: day(fields.get(3)),
    total: decimal(fields.get(4)),
    tax: decimal(fields.get(5)),
    currency: 'SAR',
  };
};

function pairs(text: string, between: string, within: string): Map<string, string> {
  return new Map(
    text.split(between).map((pair): [string, string] => {
      const at = pair.indexOf(within);
      return [pair.slice(0, at), pair.slice(at + 1)];
    }),
  );
}

function decimal(text: string | undefined): string | undefined {
  return text && /^\d{1,9}(?:\.\d{1,3})?$/.test(text.trim()) ? text.trim() : undefined;
}

function day(text: string | undefined): string | undefined {
  const match = /^(\d{4})-?(\d{2})-?(\d{2})/.exec(text ?? '');
  return match ? match.slice(1).join('-') : undefined;
}

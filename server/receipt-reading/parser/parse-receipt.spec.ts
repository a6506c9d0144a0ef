import { describe, expect, it } from '@jest/globals';
import { receiptWords } from '#server/testing/receipt-words.js';
import { type ReadingContext, SURE } from '../receipt-reading.js';
import { parseReceipt } from './parse-receipt.js';

const malaysia: ReadingContext = { region: 'MY', currency: 'MYR', today: '2020-01-31', merchants: [] };
const read = (texts: string | string[], context: Partial<ReadingContext> = {}) =>
  parseReceipt(
    [texts].flat().map((text) => receiptWords(text)),
    { ...malaysia, ...context },
  );
const valuesOf = ({ fields }: ReturnType<typeof read>) => ({
  merchant: fields.merchant?.value,
  date: fields.date?.value,
  total: fields.total?.value,
  currency: fields.currency?.value,
  tax: fields.tax?.value,
});

const grocery = `
      HAPPY FRESH MART SDN BHD (123456-X)
      LOT 12, JALAN BUNGA 3
      40000 SHAH ALAM
      TEL: 03-5512 3344
      TAX INVOICE
Date : 14/04/2018 10:22        Cashier : 7
Description        Qty   Price   Amount
WHITE BREAD          2    3.50     7.00
FRESH MILK 1L        1    6.20     6.20
SUBTOTAL                          13.20
GST 6%                             0.79
ROUNDING ADJ                       0.01
TOTAL (RM)                        14.00
CASH                              20.00
CHANGE                             6.00
`;

describe('a receipt that is clear', () => {
  it('gives every field', () => {
    expect(valuesOf(read(grocery))).toEqual({
      merchant: 'HAPPY FRESH MART SDN BHD',
      date: '2018-04-14',
      total: '14.00',
      currency: 'MYR',
      tax: '0.79',
    });
  });

  it('states what agrees with confidence', () => {
    const { total, date, merchant } = read(grocery).fields;
    for (const field of [total, date, merchant]) expect(field?.confidence).toBeGreaterThanOrEqual(SURE);
  });

  it('tells where each value stands', () => {
    const { total } = read(grocery).fields;
    expect(total?.boxes).toHaveLength(1);
    expect(total?.boxes[0]).toMatchObject({ page: 1, top: (12 * 40) / 4000 });
  });

  it('lists what was bought, and says whether it adds up', () => {
    const { lines, isBalanced } = read(
      grocery.replace('TOTAL (RM)                        14.00', 'TOTAL (RM)  13.20').replace(/GST 6%.*\n.*\n/, ''),
    );
    expect(lines.map(({ title, amount }) => [title, amount])).toEqual([
      ['WHITE BREAD', '7.00'],
      ['FRESH MILK 1L', '6.20'],
    ]);
    expect(isBalanced).toBe(true);
    expect(read(grocery).isBalanced).toBe(false);
  });
});

describe('the total', () => {
  const totalOf = (text: string | string[], context?: Partial<ReadingContext>) => read(text, context).fields.total;

  it('is what is left to pay, not the subtotal, the tax, the count or the cash', () => {
    const text =
      'Total Qty 3\nSub Total 17.93\nTotal GST 1.08\nNet Total 19.01\nRounding -0.01\nNet Total Rounded 19.00\nCash 50.00\nChange 31.00';
    expect(totalOf(text)?.value).toBe('19.00');
  });

  it('stands below its words where the row was broken', () => {
    expect(totalOf('TOTAL AMOUNT PAYABLE\nRM 41.95\nTHANK YOU')?.value).toBe('41.95');
  });

  it('is found by cash and change where its own row is unreadable', () => {
    const found = totalOf('BREAD 7.42\nT?T@L\nCASH 10.00\nCHANGE 2.58');
    expect(found?.value).toBe('7.42');
    expect(found!.confidence).toBeLessThan(SURE);
  });

  it('is not taken from the table of taxes', () => {
    const text = 'BREAD 11.60\nTOTAL 11.60\nCASH 11.60\nGST Summary  Amount  Tax\nSR 6% 9.85 0.59\nTotal 10.44 0.59';
    expect(totalOf(text)?.value).toBe('11.60');
  });

  it('is not stated with confidence when another total contradicts it, however often it was read', () => {
    const one = 'GLUE 11.60\nTOTAL 11.60';
    expect(totalOf([one, one])!.confidence).toBeGreaterThanOrEqual(SURE);
    const two = `TOTAL 10.45\n${one}`;
    expect(totalOf([two, two])).toMatchObject({ value: '11.60' });
    expect(totalOf([two, two])!.confidence).toBeLessThan(SURE);
  });

  it('is not stated with confidence when a later total could not be read', () => {
    const text = 'GLUE 11.60\nType 1 Total 11.60\nTotal Inclusive GST ~~~';
    expect(totalOf([text, text])!.confidence).toBeLessThan(SURE);
  });

  it('is taken from the attempt that has more reasons', () => {
    expect(totalOf(['TOTAL 1.40\nCASH 20.00\nCHANGE 6.00', 'TOTAL 14.00\nCASH 20.00\nCHANGE 6.00'])?.value).toBe(
      '14.00',
    );
  });

  it('may have lost its point, and is then not certain', () => {
    const found = totalOf('BREAD 92.80\nGrand Total 9280');
    expect(found?.value).toBe('92.80');
    expect(totalOf('Grand Total 9280')!.confidence).toBeLessThan(SURE);
  });

  it('is empty where nothing says that an amount is one', () => {
    expect(totalOf('BREAD 7.42\nMILK 2.00')).toBeNull();
    expect(totalOf('THANK YOU')).toBeNull();
  });

  it.each([
    ['US', 'USD', 'SUBTOTAL $10.00\nSALES TAX $0.83\nTOTAL $10.83\nVISA $10.83', '10.83'],
    ['DE', 'EUR', 'Brot 3,20\nMilch 1,09\nSUMME EUR 4,29\nGegeben Bar 5,00\nRückgeld 0,71\n7% MwSt 0,28', '4.29'],
    ['FR', 'EUR', 'TOTAL HT 10,00\nTVA 20% 2,00\nTOTAL TTC 12,00 €', '12.00'],
    ['NL', 'EUR', 'TOTAAL 1.234,50\nPIN 1.234,50', '1234.50'],
    ['JP', 'JPY', 'TEA 980\nTOTAL 1,960\nCASH 2,000\nCHANGE 40', '1960'],
  ])('is written in the manner of %s', (region, currency, text, total) => {
    expect(totalOf(text, { region, currency })?.value).toBe(total);
  });
});

describe('the date', () => {
  const dateOf = (text: string | string[], context?: Partial<ReadingContext>) => read(text, context).fields.date;

  it('is in the order of the region', () => {
    expect(dateOf('Date 04/05/2018')?.value).toBe('2018-05-04');
    expect(dateOf('Date 04/05/2018', { region: 'US' })?.value).toBe('2018-04-05');
  });

  it('is not of the future, and not of long ago', () => {
    expect(dateOf('Date 14/04/2021')).toBeNull();
    expect(dateOf('Date 14/04/1981')).toBeNull();
  });

  it('is not the day until when something is valid', () => {
    expect(dateOf('14/04/2018 10:22\nPOINTS EXPIRY DATE 31/12/2019')?.value).toBe('2018-04-14');
  });

  it('is certain by its label, its time, or by a second attempt; not by itself', () => {
    expect(dateOf('14/04/2018')!.confidence).toBeLessThan(SURE);
    expect(dateOf('Date 14/04/2018 10:22')!.confidence).toBeGreaterThanOrEqual(SURE);
    expect(dateOf(['14/04/2018', '14/04/2018'])!.confidence).toBeGreaterThan(dateOf('14/04/2018')!.confidence);
  });
});

describe('the merchant', () => {
  const merchantOf = (text: string, merchants: string[] = []) => read(text, { merchants }).fields.merchant;

  it.each([
    ['TAX INVOICE\nGOLDEN ARCH TRADING\nNO 5, JALAN TUN RAZAK\n14/04/2018', 'GOLDEN ARCH TRADING'],
    ['CITY MILK\nR&C VENTURE SDN BHD (1191015-W)\nLOT 18A-2\n14/04/2018', 'R&C VENTURE SDN BHD'],
    [
      'BINTANG MAJU HARDWARE\nENTERPRISE (SETIA\nALAM) SDN BHD\nNO. 17, JALAN INDAH\n14/04/2018',
      'BINTANG MAJU HARDWARE ENTERPRISE (SETIA ALAM) SDN BHD',
    ],
    ['Blue Door Cafe\n12 Main Street\nTel 555-1234\nTOTAL 4.00', 'Blue Door Cafe'],
    ['CORNER SHOP\nNO 3, JALAN SATU\nOwned by :\nSOMEBODY SUPPLY SDN BHD\n14/04/2018', 'CORNER SHOP'],
    ['PELANGI SON BHD\nJALAN SATU', 'PELANGI SDN BHD'],
    ['#000002 MATAHARI (M) SDN BHD\nCOMPANY NO(874198-X)', 'MATAHARI (M) SDN BHD'],
  ])('is the name at the top (%#)', (text, name) => {
    expect(merchantOf(text)?.value).toBe(name);
  });

  it('is an earlier title of the ledger when it is spelt alike', () => {
    const merchant = merchantOf('G0LDEN ARCH TRADNG\nNO 5, JALAN TUN RAZAK', ['Bakery', 'Golden Arch Trading']);
    expect(merchant?.value).toBe('Golden Arch Trading');
    expect(merchant!.confidence).toBeGreaterThanOrEqual(SURE);
  });

  it('is an earlier title that stands within the name', () => {
    expect(merchantOf('SPEEDY FUEL SUBANG AIRPORT SDN BHD', ['Speedy Fuel'])?.value).toBe('Speedy Fuel');
  });

  it('is no address, telephone or heading', () => {
    expect(merchantOf('TAX INVOICE\nTEL: 03-5512 3344\n14/04/2018')).toBeNull();
  });
});

describe('the currency', () => {
  it('is the one that is named, and the ledger’s own otherwise', () => {
    expect(read('TOTAL €10,00\nCASH €10,00').fields.currency?.value).toBe('EUR');
    expect(read('TOTAL 10.00').fields.currency).toMatchObject({ value: 'MYR', boxes: [] });
  });

  it('is not changed by one sign that may be a misread digit', () => {
    expect(read('Total £.96\nCASH RM 10.00').fields.currency?.value).toBe('MYR');
  });
});

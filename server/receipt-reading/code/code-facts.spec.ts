import { describe, expect, it } from '@jest/globals';
import { factsOf } from './code-facts.js';

const tlv = (fields: [number, string][]) =>
  Buffer.concat(
    fields.map(([tag, text]) => Buffer.from([tag, Buffer.byteLength(text), ...Buffer.from(text)])),
  ).toString('base64');

describe('a code on a receipt', () => {
  it.each([
    [
      'Portuguese',
      'A:509999999*B:999999990*C:PT*D:FS*E:N*F:20240131*G:FS 1/2*H:ABCDEFGH-2*I1:PT*N:1.29*O:6.90*Q:abcd*R:1',
      { total: '6.90', tax: '1.29', date: '2024-01-31', currency: 'EUR' },
    ],
    [
      'Russian',
      't=20180414T1530&s=156.00&fn=9282000100&i=1&fp=2&n=1',
      { total: '156.00', date: '2018-04-14', currency: 'RUB' },
    ],
    [
      'European',
      'BCD\n002\n1\nSCT\nBPOTBEB1\nRed Cross\nBE72000000001616\nEUR12.3\n\n\nReceipt',
      { total: '12.3', currency: 'EUR', merchant: 'Red Cross' },
    ],
    ['Czech', 'SPD*1.0*ACC:CZ2806000000000168540115*AM:480.50*CC:CZK', { total: '480.50', currency: 'CZK' }],
    [
      'Serbian',
      'K:PR|V:01|C:1|R:845000000040484987|N:JP EPS|I:RSD3596,13|SF:189',
      { total: '3596.13', currency: 'RSD' },
    ],
    [
      'Saudi',
      tlv([
        [1, 'Bukhara'],
        [2, '310122393500003'],
        [3, '2022-04-25T15:30:00Z'],
        [4, '115.00'],
        [5, '15.00'],
      ]),
      { total: '115.00', tax: '15.00', date: '2022-04-25', merchant: 'Bukhara', currency: 'SAR' },
    ],
  ])('of the %s kind states the total', (_, text, facts) => {
    expect(factsOf(text)).toMatchObject(facts);
  });

  it.each(['https://example.com/r/123?s=5', '4006381333931', '', 'A:1*O:lots', 'AQ'])(
    'says nothing by "%s"',
    (text) => {
      expect(factsOf(text)).toBeNull();
    },
  );
});

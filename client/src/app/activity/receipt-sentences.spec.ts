import { anActivity } from '../../testing/factories';
import { activitySentence } from './activity-sentence';

const unread = {
  id: 'r',
  originalName: 'IMG_2041.jpg',
  mediaType: 'image/jpeg',
  merchant: null,
  total: null,
  currency: null,
  date: null,
};
const receipt = { ...unread, merchant: 'Coffee House', total: '15.50', currency: 'USD', date: '2026-11-23' };
const lunch = { id: 'e', title: 'Lunch' };
const told = (type: string, data: Record<string, unknown>) => activitySentence(anActivity({ type, data }));

describe('what happens to a receipt, as a sentence', () => {
  it('names it by its file until it has been read, and by its merchant from then on', () => {
    expect(told('receipt.uploaded', { receipt: unread }).text).toBe('You added the receipt “IMG_2041.jpg”');
    expect(told('receipt.read', { receipt })).toMatchObject({
      text: 'The receipt of Coffee House was read',
      detail: expect.stringMatching(/^\$15\.50 · .*2026/),
    });
  });

  it('says why it could not be read, and when there was nothing to read', () => {
    expect(told('receipt.failed', { receipt: unread, error: 'The file could not be opened.' })).toMatchObject({
      text: 'The receipt “IMG_2041.jpg” could not be read',
      detail: 'The file could not be opened.',
    });
    expect(told('receipt.read', { receipt: unread }).detail).toContain('Nothing');
  });

  it('says with which expenses it is filed', () => {
    expect(told('receipt.filed', { receipt, expenses: [lunch] }).text).toBe(
      'You filed the receipt of Coffee House with the expense “Lunch”',
    );
    expect(told('receipt.unfiled', { receipt, expenses: [lunch, lunch] }).text).toBe(
      'You took the receipt of Coffee House off 2 expenses',
    );
  });

  it('tells who had it read again', () => {
    expect(told('receipt.reading-requested', { receipt, by: 'person' }).text).toMatch(/^You asked/);
    expect(told('receipt.reading-requested', { receipt, by: 'server' }).text).toMatch(/^The reading/);
  });

  it.each([
    'receipt.uploaded',
    'receipt.reading-requested',
    'receipt.read',
    'receipt.failed',
    'receipt.filed',
    'receipt.unfiled',
    'receipt.deleted',
    'receipt.restored',
  ])('tells %s without needing its data', (type) => {
    for (const data of [{}, { receipt: null, expenses: 'x', error: 7 }, { receipt: 7, expenses: [null] }]) {
      const { text, icon } = told(type, data);
      expect(text).toMatch(/^(You|The) .+/);
      expect(text).not.toContain('null');
      expect(icon).not.toBe('info-circle');
    }
  });
});

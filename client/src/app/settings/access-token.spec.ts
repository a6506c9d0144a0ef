import { curlLine } from './curl-line';
import { expiryAfter } from './token-expiry';

describe('a new access token', () => {
  it('expires so many days from now, or never', () => {
    const now = new Date('2026-11-24T20:00:00Z');
    expect(expiryAfter(30, now)).toBe('2026-12-24T20:00:00.000Z');
    expect(expiryAfter(null, now)).toBeUndefined();
  });

  it('comes with a line to try it, whatever characters the address has', () => {
    expect(curlLine('https://money.example.org', 'ana@example.org', 'spendwise_x')).toBe(
      `curl -u 'ana@example.org:spendwise_x' https://money.example.org/api/me`,
    );
    expect(curlLine('http://h', `o'brien$(x)@example.org`, 't')).toBe(
      `curl -u 'o'\\''brien$(x)@example.org:t' http://h/api/me`,
    );
  });
});

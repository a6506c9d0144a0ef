import { describe, expect, it } from '@jest/globals';
import { safeReturnTo } from './return-to.js';

describe('A32: where a sign-in by a provider leads to', () => {
  it.each(['/', '/activity', '/?sort=-amount&page=3', '/activity?page=2#x', '/settings', '/a%20b', '/?next=%2F%2Fx'])(
    'is %s, a path of this site',
    (path) => {
      expect(safeReturnTo(path)).toBe(path);
    },
  );

  it('is in ASCII, whatever the script', () => {
    expect(safeReturnTo('/Müsli?q=é')).toBe('/M%C3%BCsli?q=%C3%A9');
  });

  it.each([
    undefined,
    '',
    'activity',
    'https://evil.example',
    'http:/evil.example',
    '//evil.example',
    '///evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    '/\t/evil.example',
    '/\n/evil.example',
    '/a\r\nSet-Cookie: session=x',
    '/.//evil.example',
    '/x/..//evil.example',
    '/%2e%2e//evil.example',
    '/%2F/evil.example',
    '/%2Fevil.example',
    '/%252Fevil.example',
    '/%5Cevil.example',
    '/%255cevil.example',
    '/%0d%0aLocation:%20https://evil.example',
    '/%00',
    '/%',
    '/%c0%af',
    'javascript:alert(1)',
    'data:text/html,x',
    '/login?returnTo=/login',
    '/register',
    '/reset?token=x',
    '/api/auth/oidc/google?returnTo=/',
    '/%61pi/auth/oidc/google',
    '/API/me',
    `/${'a'.repeat(2_000)}`,
  ])('is the dashboard instead of %j', (path) => {
    expect(safeReturnTo(path)).toBe('/');
  });
});

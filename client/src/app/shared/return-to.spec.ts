import { loginPath, safeReturnTo } from './return-to';

describe('where to go after signing in', () => {
  it.each(['/', '/activity', '/?sort=-amount&page=3', '/activity?page=2#x', '/verify'])(
    'is %s, a path of ours',
    (path) => {
      expect(safeReturnTo(path)).toBe(path);
    },
  );

  it.each([
    null,
    undefined,
    '',
    'activity',
    'https://evil.example',
    '//evil.example',
    '/\\evil.example',
    '/\t/evil.example',
    '/.//evil.example',
    'javascript:alert(1)',
    '/login?returnTo=/login',
    '/register',
    '/reset?token=x',
    '/not-me',
  ])('is the dashboard instead of %s', (path) => {
    expect(safeReturnTo(path)).toBe('/');
  });

  it('is told together with why the login page is shown', () => {
    expect(loginPath('/activity', 'session_ended')).toBe('/login?problem=session_ended&returnTo=%2Factivity');
    expect(loginPath('/', 'session_ended')).toBe('/login?problem=session_ended');
  });

  it('is left out of the login address when it is the dashboard', () => {
    expect(loginPath('/')).toBe('/login');
    expect(loginPath('/activity?page=2')).toBe('/login?returnTo=%2Factivity%3Fpage%3D2');
  });
});

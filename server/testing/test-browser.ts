/** The page a navigation ended on. */
export interface Page {
  status: number;
  /** As the address bar shows it. */
  url: string;
  text: string;
  /** Every address that was asked on the way, this page's last. */
  way: string[];
}

interface Request {
  method: string;
  url: URL;
  body?: URLSearchParams | undefined;
  headers?: Record<string, string> | undefined;
}

const mostRedirects = 15;

/**
 * Walks over several sites as a browser does: follows redirects and keeps each site's cookies to itself. `sites` says
 * where an address really is, as a reverse proxy does: `{'https://money.example.org': api.url}`.
 */
export class TestBrowser {
  private readonly jars = new Map<string, Map<string, string>>();

  constructor(private readonly sites: Record<string, string> = {}) {}

  /** Goes to `address`; with `until`, stops in front of the first redirect to an address that begins so. */
  open(address: string, { until, headers }: { until?: string; headers?: Record<string, string> } = {}): Promise<Page> {
    return this.walk({ method: 'GET', url: new URL(address), headers }, until);
  }

  /** Sends a form of the page. */
  submit(page: Page, fields: Record<string, string>, { until }: { until?: string } = {}): Promise<Page> {
    return this.walk({ method: 'POST', url: new URL(page.url), body: new URLSearchParams(fields) }, until);
  }

  /** Asks the site's API, as its page does. */
  async ask<T = Record<string, unknown>>(address: string, method = 'GET'): Promise<{ status: number; body: T }> {
    const url = new URL(address);
    const response = await this.send({ method, url, headers: { origin: url.origin } });
    const text = await response.text();
    return { status: response.status, body: (text ? JSON.parse(text) : undefined) as T };
  }

  cookie(site: string, name: string): string | undefined {
    return this.jar(site).get(name);
  }

  setCookie(site: string, name: string, value: string | undefined): void {
    if (value === undefined) this.jar(site).delete(name);
    else this.jar(site).set(name, value);
  }

  /** Throws the site's cookies away, so that it does not know this browser any more. */
  forget(site: string): void {
    this.jars.delete(site);
  }

  private async walk(start: Request, until: string | undefined): Promise<Page> {
    let request = start;
    const way: string[] = [];
    while (way.length < mostRedirects) {
      way.push(request.url.href);
      const response = await this.send(request);
      const location = response.headers.get('location');
      const target = location === null ? request.url : new URL(location, request.url);
      if (location === null || (until !== undefined && target.href.startsWith(until))) {
        return { status: response.status, url: target.href, text: await response.text(), way };
      }
      await response.body?.cancel();
      request = { method: 'GET', url: target };
    }
    throw new Error(`redirected for ever: ${way.slice(-3).join(' -> ')}`);
  }

  private async send({ method, url, body, headers }: Request): Promise<Response> {
    const real = new URL(url.pathname + url.search, this.sites[url.origin] ?? url.origin);
    const cookie = [...this.jar(url.origin)].map((pair) => pair.join('=')).join('; ');
    const response = await fetch(real, {
      method,
      redirect: 'manual',
      headers: { ...headers, ...(cookie ? { cookie } : {}) },
      ...(body ? { body } : {}),
    });
    this.keepCookies(url.origin, response);
    return response;
  }

  private keepCookies(site: string, response: Response): void {
    for (const header of response.headers.getSetCookie()) {
      const [pair = ''] = header.split(';');
      const name = pair.slice(0, pair.indexOf('='));
      const value = pair.slice(name.length + 1);
      const isOver = value === '' || /expires=thu, 01 jan 1970|max-age=0(;|$)/i.test(header);
      this.setCookie(site, name, isOver ? undefined : value);
    }
  }

  private jar(site: string): Map<string, string> {
    const jar = this.jars.get(site) ?? new Map<string, string>();
    this.jars.set(site, jar);
    return jar;
  }
}

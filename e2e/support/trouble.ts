import type { BrowserContext, Request, Response } from 'playwright-core';

/**
 * Everybody who is not signed in is told so by the first request. A stream breaks off when the product is stopped or the
 * network is away, and is opened again; when the session has ended, one question tells so.
 */
const USUAL = [
  /^GET \/api\/me answered 401$/,
  /^GET \/api\/activity\/stream failed/,
  /^GET \/api\/auth\/session (answered 401|failed)/,
];

/** What goes wrong in a browser without anybody looking, each as one line. A journey names what it expects of it. */
export class Trouble {
  private readonly lines: string[] = [];
  private readonly expected = [...USUAL];

  static async watch(context: BrowserContext): Promise<Trouble> {
    const trouble = new Trouble();
    context.on('weberror', (error) => trouble.add(`error on the page: ${error.error().message}`));
    context.on('requestfailed', (request) => trouble.addFailed(request));
    context.on('response', (response) => trouble.addAnswer(response));
    context.on('console', (message) => {
      // The browser's own line about a failed request says less than the events above.
      const isRepetition = message.text().startsWith('Failed to load resource');
      if (message.type() === 'error' && !isRepetition) trouble.add(`console: ${message.text()}`);
    });
    await context.exposeBinding('reportViolation', (_source, violation: string) =>
      trouble.add(`content security policy: ${violation}`),
    );
    await context.addInitScript(() => {
      document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample }) => {
        const { reportViolation } = window as unknown as { reportViolation: (text: string) => void };
        reportViolation(`${violatedDirective} ${blockedURI} ${sample}`);
      });
    });
    return trouble;
  }

  /** From here on, lines like this are part of the journey. */
  expect(...patterns: RegExp[]): void {
    this.expected.push(...patterns);
  }

  get unexpected(): string[] {
    return this.lines.filter((line) => !this.expected.some((pattern) => pattern.test(line)));
  }

  private add(line: string): void {
    this.lines.push(line);
  }

  private addFailed(request: Request): void {
    const reason = request.failure()?.errorText;
    // The page itself gave the request up: it moved on, or asked anew.
    if (reason !== 'net::ERR_ABORTED') this.add(`${request.method()} ${pathOf(request.url())} failed: ${reason}`);
  }

  private addAnswer(response: Response): void {
    const request = response.request();
    if (response.status() < 400) return;
    this.add(`${request.method()} ${pathOf(request.url())} answered ${response.status()}`);
  }
}

function pathOf(url: string): string {
  const { pathname, search } = new URL(url);
  return pathname + search;
}

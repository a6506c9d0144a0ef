/** How the checks of a row went. What failed is printed at once, the rest only when it is asked for. */
export class Verdict {
  passed = 0;
  failed = 0;
  #isVerbose;

  constructor(isVerbose) {
    this.#isVerbose = isVerbose;
  }

  check(isRight, what) {
    if (isRight) this.passed += 1;
    else this.failed += 1;
    if (!isRight || this.#isVerbose) console.log(`  ${isRight ? 'ok' : 'not ok'} ${what}`);
  }

  equal(actual, expected, what) {
    this.check(actual === expected, `${what}: ${actual}${actual === expected ? '' : ` instead of ${expected}`}`);
  }

  /** @param {unknown[]} found what should not be there */
  none(found, what) {
    const shown = found.slice(0, 5).map((one) => (typeof one === 'string' ? one : JSON.stringify(one)));
    this.check(
      found.length === 0,
      `no ${what}${found.length ? `: ${found.length}, such as ${shown.join(' | ')}` : ''}`,
    );
  }
}

/** Prints each check as a line and counts how they went. */
export class Checks {
  #passed = 0;
  #failed = 0;

  check(isRight, what) {
    if (isRight) this.#passed += 1;
    else this.#failed += 1;
    console.log(`${isRight ? 'ok' : 'not ok'} ${what}`);
  }

  equal(actual, expected, what) {
    const isEqual = actual === expected;
    this.check(isEqual, isEqual ? `${what}: ${actual}` : `${what}: ${actual} instead of ${expected}`);
  }

  fail(why) {
    this.check(false, why);
  }

  /** The verdict is the last line; answers with the exit code. */
  end() {
    console.log(`${this.#passed} passed, ${this.#failed} failed`);
    return this.#failed > 0 ? 1 : 0;
  }
}

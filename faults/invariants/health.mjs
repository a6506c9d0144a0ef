import { setTimeout as delay } from 'node:timers/promises';

const READY_MS = 15_000;
const POLL_MS = 300;

/** Asks every API again and again whether it is ready. */
export class HealthWatch {
  /** By the monotonic clock. @type {{ name: string, at: number, isLive: boolean, isReady: boolean }[]} */
  #seen = [];
  #isOver = false;
  #watching;

  /** @param {import('../parts/product-part.mjs').ProductPart[]} apis */
  start(apis) {
    this.#watching = Promise.all(
      apis.map(async (api) => {
        while (!this.#isOver) {
          const { isLive, isReady } = await api.health();
          this.#seen.push({ name: api.name, at: performance.now(), isLive, isReady });
          await delay(POLL_MS);
        }
      }),
    );
  }

  async stop() {
    this.#isOver = true;
    await this.#watching;
  }

  /** I11: not ready while the database is away, ready otherwise and soon after. */
  check({ row, windows, verdict }) {
    const isWithin = ({ at }) => windows.some(({ began, ready }) => at >= began && at <= ready);
    const unready = this.#seen.filter(({ isReady }) => !isReady);
    if (row.readiness === 'falls') {
      const names = new Set(unready.filter(isWithin).map(({ name }) => name));
      verdict.equal(names.size, 2, 'I11: APIs that said they are not ready');
    }
    const wrong = unready.filter((one) => row.readiness === 'stays' || !isWithin(one));
    verdict.none(
      wrong.map(({ name, isLive }) => `${name}${isLive ? '' : ' silent'}`),
      'I11: API that was not ready without a reason',
    );
    const slowest = Math.max(...windows.map(({ lifted, ready }) => ready - lifted));
    verdict.check(slowest < READY_MS, `I11: ready ${(slowest / 1000).toFixed(1)} s after the fault`);
  }
}

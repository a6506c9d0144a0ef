const AT_ONCE = 8;

/**
 * Records the purchases, several at a time. Every tenth is sent twice at the same moment, and another tenth once more
 * after it was answered, as by somebody whose connection broke. Answers with how many were sent twice and how many of
 * these were answered differently.
 */
export async function recordAll(account, purchases, categoryIds) {
  const waiting = [...purchases.entries()];
  const result = { atOnce: AT_ONCE, twice: 0, differing: 0 };

  async function record(index, { category, ...expense }) {
    const send = () => account.inLedger('POST', '/expenses', { ...expense, categoryId: categoryIds.get(category) });
    if (index % 10 === 0) return Promise.all([send(), send()]);
    if (index % 10 === 5) return [await send(), await send()];
    return [await send()];
  }

  async function work() {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const [first, second] = await record(...next);
      if (!second) continue;
      result.twice += 1;
      if (JSON.stringify(first) !== JSON.stringify(second)) result.differing += 1;
    }
  }

  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return result;
}

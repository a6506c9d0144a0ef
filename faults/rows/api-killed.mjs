/** F-1: an API is killed at any moment, then the other one. */
export const apiKilled = {
  id: 'F-1',
  title: 'an API is killed',
  mayFail: 'window',
  readiness: 'any',
  async inject({ installation: { apis }, random, hold, note }) {
    for (const index of random.shuffle([0, 1])) {
      await hold(random.next() + 0.3);
      const began = performance.now();
      await apis[index].kill();
      await hold(random.next());
      await apis[index].start();
      note({ survivor: 1 - index, began, ended: performance.now() });
    }
  },
  check({ notes, traffic, verdict }) {
    const answers = notes.flatMap(({ survivor, began, ended }) =>
      traffic.journal.answers.filter(
        ({ api, ...answer }) => api === survivor && answer.began > began && answer.ended < ended,
      ),
    );
    const wrong = answers.filter(({ status }) => status === 0 || status >= 500).length;
    verdict.check(wrong <= answers.length / 100, `the other API serves (${wrong} of ${answers.length} failed)`);
  },
};

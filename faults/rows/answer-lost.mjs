import { randomUUID } from 'node:crypto';
import { until } from '../until.mjs';

/** F-2: an API is killed between the commit and the answer. The answer is held back outside of it until the row is there. */
export const answerLost = {
  id: 'F-2a',
  title: 'an API is killed between commit and answer',
  mayFail: 'window',
  readiness: 'any',
  async inject({ installation: { apis, gates, database }, traffic, random, note }) {
    const index = random.between(0, 1);
    const person = random.pick(traffic.people);
    const [id, title] = [randomUUID(), `${person.canary} answer lost ${random.between(0, 1e9)}`];
    const body = { id, title, spentOn: '2026-01-02', amount: '12.34', categoryId: person.categoryIds[0] };
    const record = (api) => person.send('POST', `${person.ledger}/expenses`, { body, api });
    gates[index].holdAnswers();
    const unanswered = record(index).then(
      () => 'answered',
      () => 'unknown',
    );
    await until('the expense is committed', async () => {
      const rows = await database.query('SELECT 1 FROM expenses WHERE title = $1', [title]);
      return rows.length > 0;
    });
    await apis[index].kill();
    gates[index].dropAnswers();
    const first = await unanswered;
    const { status, body: expense } = await record(1 - index);
    traffic.journal.expenses.set(id, {
      ...{ id, title, spentOn: body.spentOn, amount: body.amount, owner: person.name },
      ...{ version: 1, isDeleted: false, changes: { created: 1 }, isSure: true },
    });
    note({ first, status, version: expense?.version });
    await apis[index].start();
  },
  check({ notes, verdict }) {
    const right = notes.filter(({ first, status, version }) => first === 'unknown' && status === 201 && version === 1);
    verdict.equal(right.length, notes.length, 'repeated requests answered with the expense that was made first');
  },
};

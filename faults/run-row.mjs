import { setTimeout as delay } from 'node:timers/promises';
import { checkActivities } from './invariants/activities.mjs';
import { checkCanaries } from './invariants/canaries.mjs';
import { countOpen, findWaiting, lastEvent } from './invariants/deliveries.mjs';
import { checkExpenses, checkOperations } from './invariants/expenses.mjs';
import { HealthWatch } from './invariants/health.mjs';
import { checkMails } from './invariants/mails.mjs';
import { checkParked, countParked } from './invariants/parked.mjs';
import { checkConnections, checkProcesses } from './invariants/processes.mjs';
import { checkSummaries } from './invariants/summaries.mjs';
import { Random } from './random.mjs';
import { until } from './until.mjs';
import { Verdict } from './verdict.mjs';

const RECOVERY_S = 30;
/** What is late is waited for nonetheless, so that one row's trouble does not become the next one's. */
const LATEST_MS = 150_000;
const WARM_UP_S = 0.7;

/**
 * Runs one fault under load, waits until everything is there again, and checks what must hold.
 * @param {import('./rows/all.mjs').Row} row
 */
export async function runRow(row, seed, { installation, traffic, topology, host, options }) {
  const verdict = new Verdict(options.isVerbose);
  const { parts, apis, database, mailServer } = installation;
  const before = {
    parkedBefore: await countParked(installation, topology),
    mailsBefore: mailServer.mails.length,
    logsBefore: parts.map(({ log }) => log.length),
    endsBefore: parts.map(({ unasked }) => unasked),
  };
  const notes = [];
  const scene = {
    installation,
    traffic,
    topology,
    random: new Random(seed, row.id),
    seconds: options.seconds,
    hold: (seconds) => delay(seconds * 1000),
    note: (what) => notes.push(what),
  };
  const began = performance.now();
  const health = new HealthWatch();
  health.start(apis);
  traffic.start(seed);
  const windows = [];
  do {
    await scene.hold(WARM_UP_S);
    windows.push(await oneWindow(row, scene, database, installation));
  } while (performance.now() - began < options.minutes * 60_000);
  await scene.hold(WARM_UP_S);
  await traffic.stop();
  await health.stop();
  const waiting = await untilNothingWaits(installation, topology);

  const { operations, answers } = traffic.journal.since(began);
  const within = answers.filter(({ began: from, ended }) =>
    windows.some((window) => ended >= window.began && from <= window.ready),
  );
  const all = { ...scene, ...before, row, host, verdict, notes, operations, answers, windows };
  const recoveryS = Math.max(...windows.map(({ lifted, arrived }) => arrived - lifted)) / 1000;
  checkOperations(all);
  const { lost, doubled } = await checkExpenses(all);
  const doubledActivities = await checkActivities(all);
  const limitS = row.recoveryS ?? RECOVERY_S;
  verdict.check(
    recoveryS < limitS,
    `I3: every event had arrived ${recoveryS.toFixed(1)} s after the fault, of ${limitS} s`,
  );
  verdict.equal(JSON.stringify(waiting), '{}', 'I3: what still waits');
  const mails = await checkMails(all);
  await checkCanaries(all);
  await checkSummaries(all);
  checkParked({
    ...all,
    parkedAfter: await countParked(installation, topology),
    parks: (row.parks ?? 0) * windows.length,
  });
  checkProcesses(all);
  await checkConnections(all);
  health.check(all);
  const slowestMs = Math.max(0, ...within.map(({ began: from, ended }) => ended - from));
  const reads = within.filter(({ what }) => what.startsWith('GET'));
  row.check?.({
    ...all,
    slowestMs,
    slowestReadMs: Math.max(0, ...reads.map(({ began: from, ended }) => ended - from)),
  });
  return {
    row,
    seed,
    operations: operations.length,
    unknown: operations.filter(({ attempts }) => attempts > 1).length,
    lost,
    doubled: doubled + doubledActivities,
    repeatedMails: mails.repeated,
    recoveryS,
    slowestMs,
    tookS: (performance.now() - began) / 1000,
    verdict,
  };
}

/** Times by the monotonic clock: `lifted` when the fault was over, `ready` when all served again, `arrived` when every event of before had. */
async function oneWindow(row, scene, database, installation) {
  const began = performance.now();
  await row.inject(scene);
  const lifted = performance.now();
  const last = await until('the database answers', () => lastEvent(database), LATEST_MS);
  await until(
    'every process serves',
    async () => (await Promise.all(installation.parts.map((part) => part.health()))).every(({ isReady }) => isReady),
    LATEST_MS,
    50,
  );
  const ready = performance.now();
  await until('every event arrives', async () => (await countOpen(database, last)) === 0, LATEST_MS);
  const arrived = performance.now();
  await installation.untilReady(LATEST_MS);
  return { began, lifted, ready, arrived };
}

/** @returns what does not want to end */
async function untilNothingWaits(installation, topology) {
  const deadline = performance.now() + RECOVERY_S * 1000;
  for (;;) {
    const waiting = await findWaiting(installation, topology);
    if (Object.keys(waiting).length === 0 || performance.now() > deadline) return waiting;
    await delay(250);
  }
}

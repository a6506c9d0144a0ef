import { expect, it } from '@jest/globals';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually } from '../testing/eventually.js';
import { FixedClock } from '../testing/fixed-clock.js';
import { testConfig } from '../testing/test-api.js';
import { TemporaryReceipts } from './temporary-receipts.js';

it('removes at the start what a crash left in the folder for temporary files, and nothing that is in use', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'spendwise-temporary-'));
  const clock = new FixedClock();
  const config = testConfig({ DATA_DIR: dataDir });
  const temporary = new TemporaryReceipts(config, clock);
  await temporary.sweep();

  const minutesAgo = (minutes: number, name: string) => {
    const folder = join(config.temporaryReceiptsFolder, name);
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'upload'), 'x');
    const time = new Date(clock.now().getTime() - minutes * 60_000);
    utimesSync(folder, time, time);
  };
  minutesAgo(29, 'in-use');
  minutesAgo(31, 'left');
  temporary.onApplicationBootstrap();
  await eventually(() => expect(readdirSync(config.temporaryReceiptsFolder)).toEqual(['in-use']));
  await temporary.beforeApplicationShutdown();
  rmSync(dataDir, { recursive: true });
});

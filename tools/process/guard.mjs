// Runs one command, and ends its whole process group when the process that asked for it is gone, however it went.
import { spawn } from 'node:child_process';
import { constants } from 'node:os';

const [file, ...args] = process.argv.slice(2);
const child = spawn(file, args, { stdio: ['ignore', 'inherit', 'inherit'], windowsHide: true });

function endEverything() {
  if (process.platform === 'win32') spawn('taskkill', ['/pid', String(process.pid), '/T', '/F']);
  else process.kill(-process.pid, 'SIGKILL');
}

// The command is in the same group and gets the signal itself: what remains to do here is to pass on how it ended.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => {});
process.on('disconnect', endEverything);

child.on('error', (error) => {
  process.stderr.write(`${error.message}\n`);
  process.exit(127);
});
child.on('exit', (code, signal) => process.exit(code ?? 128 + constants.signals[signal]));

// `node tools/run.mjs <command> [arguments]`: the door of every npm script, and the only file that an old Node must read.
import { requireNode } from './node-version.mjs';

requireNode();
import('./commands/' + process.argv[2] + '.mjs').then(function (module) {
  return import('./process/command.mjs').then(function (process_) {
    return process_.command(function () {
      return module.run(process.argv.slice(3));
    });
  });
});

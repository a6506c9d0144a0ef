// Parsed by any Node that knows ES modules, so that an old one can say what is wrong: keep the syntax plain.
var OLDEST = [20, 19];

/** The sentence for a Node that is too old to run the project, or an empty string. */
export function nodeVersionProblem(version) {
  var parts = version.split('.').map(Number);
  var newEnough = parts[0] > OLDEST[0] || (parts[0] === OLDEST[0] && parts[1] >= OLDEST[1]);
  if (newEnough) return '';
  return (
    'SpendWise needs Node ' +
    OLDEST.join('.') +
    ' or newer and this is Node ' +
    version +
    ': install a newer one from https://nodejs.org and run the command again.'
  );
}

export function requireNode() {
  var problem = nodeVersionProblem(process.versions.node);
  if (!problem) return;
  process.stderr.write(problem + '\n');
  process.exit(1);
}

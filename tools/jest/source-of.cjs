const { existsSync } = require('node:fs');
const { join, resolve, sep } = require('node:path');

const root = resolve(__dirname, '../..');
const packages = `${sep}node_modules${sep}`;

/** The TypeScript file that an import ending in `.js` means, or undefined when it means a real `.js` file. */
exports.sourceOf = function sourceOf(request, folder) {
  if (!request.endsWith('.js') || folder.includes(packages)) return undefined;
  const source = `${request.slice(0, -'.js'.length)}.ts`;
  if (source.startsWith('#server/')) return join(root, 'server', source.slice('#server/'.length));
  if (!source.startsWith('.')) return undefined;
  const file = resolve(folder, source);
  return existsSync(file) ? file : undefined;
};

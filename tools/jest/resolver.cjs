const { sourceOf } = require('./source-of.cjs');

// A `moduleNameMapper` would also catch the imports inside node_modules, where `./x.js` really is a `.js` file.
module.exports = (request, options) => sourceOf(request, options.basedir) ?? options.defaultResolver(request, options);

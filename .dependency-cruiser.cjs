const FEATURES =
  '(auth|one-time-token|access-token|password|email|identity|account-removal|throttle|user|ledger|category-removal|category|expense|upload|report|activity|mail|news|health|demo|suggestion|saved-filter|metrics|monitor|mail-issue|summary|unsubscribe|receipt-reading|receipt-store|receipt-intake|receipt)';
const TESTS = '([.](spec|e2e)[.]ts$|^server/testing/|^e2e/|^bench/)';

/** The directions of DESIGN: arrows point from features to the parts below them, and never in a circle. */
module.exports = {
  forbidden: [
    {
      name: 'no-circles',
      comment: 'Two modules that need each other are one module, or need a third that both look at.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'foundation-knows-no-feature',
      comment: 'config, database, events, cache and http serve every feature, so they may know none.',
      severity: 'error',
      from: { path: '^server/(config|database|events|cache|http)/', pathNot: TESTS },
      to: { path: `^server/${FEATURES}/` },
    },
    {
      name: 'controllers-only-delegate',
      comment: 'A controller is its decorators and one call: data is the business of services and queries.',
      severity: 'error',
      from: { path: '^server/.+[.]controller[.]ts$' },
      to: { path: '([.]entity[.]ts$|^node_modules/(typeorm|@nestjs/typeorm)/)' },
    },
    {
      name: 'entities-stay-home',
      comment:
        "Features meet through a module's exported queries or services and through events, never through tables.",
      severity: 'error',
      from: { path: `^server/${FEATURES}/`, pathNot: TESTS },
      to: { path: `^server/${FEATURES}/.+[.]entity[.]ts$`, pathNot: '^server/$1/' },
    },
    {
      name: 'migrations-stand-alone',
      comment: 'A migration describes the tables as they were on its day, whatever the code has become.',
      severity: 'error',
      from: { path: '^migrations/' },
      to: { path: '^server/' },
    },
    {
      name: 'tests-are-leaves',
      comment: 'What runs in production must not need what only tests have.',
      severity: 'error',
      from: { path: '^(server|migrations|client/src)/', pathNot: `${TESTS}|^client/src/testing/` },
      to: { path: `${TESTS}|^client/src/testing/` },
    },
    {
      name: 'client-features-stand-apart',
      comment: 'The shell puts the features together; one that needs another belongs in shared/.',
      severity: 'error',
      from: { path: '^client/src/app/([^/]+)/', pathNot: '^client/src/app/shell/' },
      to: { path: '^client/src/app/[^/]+/', pathNot: '^client/src/app/($1|shared|api)/' },
    },
    {
      name: 'two-programs',
      comment: 'The client knows the server by its document, openapi.json, alone.',
      severity: 'error',
      from: { path: '^(client|server)/' },
      to: { path: '^(client|server)/', pathNot: '^$1/' },
    },
    {
      name: 'nothing-unresolved',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^dist/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.check.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
};

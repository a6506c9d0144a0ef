import './native.mjs';

const { default: teardown } = await import('../../server/testing/global-teardown.ts');

export default teardown;

import './native.mjs';

const { default: setup } = await import('../../server/testing/global-setup.ts');

export default setup;

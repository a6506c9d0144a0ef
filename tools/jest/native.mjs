import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { dirname } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { transformSync } from '@swc/core';
import { sourceOf } from './source-of.cjs';
import { swcOptions } from './swc.js';

const isOurs = (url) => url?.startsWith('file:') && !url.includes('/node_modules/');

// Jest loads its global setup outside its own module system, where neither `#server/*` nor a decorator is understood.
registerHooks({
  resolve(request, context, next) {
    const file = isOurs(context.parentURL) && sourceOf(request, dirname(fileURLToPath(context.parentURL)));
    return file ? { url: pathToFileURL(file).href, shortCircuit: true } : next(request, context);
  },
  load(url, context, next) {
    if (!isOurs(url) || !url.endsWith('.ts')) return next(url, context);
    const filename = fileURLToPath(url);
    const { code } = transformSync(readFileSync(filename, 'utf8'), { ...swcOptions, filename });
    return { format: 'module', source: code, shortCircuit: true };
  },
});

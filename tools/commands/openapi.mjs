import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { buildServer } from '../builds.mjs';
import { Failure } from '../failure.mjs';
import { prepare } from '../prepare.mjs';
import { capture } from '../process/capture.mjs';
import { commandOf, inProject, nodeBinary } from '../project.mjs';

const TYPES = 'client/src/app/api/schema.d.ts';

async function outputOf(what, args) {
  const { code, stdout, stderr } = await capture(nodeBinary(), args);
  if (code !== 0) throw new Failure(`${what} failed.\n${stderr || stdout}`);
  return stdout;
}

async function writeTypes(document, folder) {
  const [source, types] = [join(folder, 'openapi.json'), join(folder, 'schema.d.ts')];
  writeFileSync(source, document);
  await outputOf('Making the types', [commandOf('openapi-typescript'), source, '--output', types]);
  const format = ['--config', inProject('.prettierrc.json'), '--no-editorconfig', '--write', types];
  await outputOf('Formatting the types', [commandOf('prettier'), ...format]);
  return readFileSync(types, 'utf8');
}

async function generate() {
  const json = await outputOf('Describing the API', ['dist/server/openapi.js']);
  const document = `${JSON.stringify(JSON.parse(json), undefined, 2)}\n`;
  const folder = mkdtempSync(join(tmpdir(), 'spendwise-'));
  try {
    return { 'openapi.json': document, [TYPES]: await writeTypes(document, folder) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function currentContent(file) {
  try {
    return readFileSync(inProject(file), 'utf8');
  } catch {
    return '';
  }
}

function writeInProject(file, content) {
  mkdirSync(dirname(inProject(file)), { recursive: true });
  writeFileSync(inProject(file), content);
}

/** Writes openapi.json and the client's types from the server's code; with `--check` only says whether they differ. */
export async function run([mode]) {
  await prepare([buildServer]);
  const changed = Object.entries(await generate()).filter(([file, content]) => currentContent(file) !== content);
  if (mode !== '--check') for (const [file, content] of changed) writeInProject(file, content);
  else if (changed.length > 0) {
    const files = changed.map(([file]) => file).join(' and ');
    throw new Failure(`What the server offers has changed and ${files} still says otherwise: run "npm run openapi".`);
  }
}

import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { environmentSchema } from '../config/config.schema.js';
import { withSecretFiles } from '../config/environment-files.js';

/* No engine runs here: what can be said of the files that describe the containers and their settings without one. */

interface Service {
  image: string;
  build?: string;
  user?: string;
  restart?: string;
  command?: string[];
  environment?: Record<string, string>;
  depends_on?: Record<string, { condition: string }>;
  healthcheck?: { test: string[] };
  volumes?: string[];
  ports?: string[];
}

const root = fileURLToPath(new URL('../../', import.meta.url));
const read = (path: string) => readFileSync(root + path, 'utf8');

const text = read('docker-compose.yml');
const { services, volumes } = parse(text, { merge: true }) as {
  services: Record<string, Service>;
  volumes: Record<string, unknown>;
};
const instructions = read('Dockerfile')
  .replace(/^#.*$/gm, '')
  .replace(/\\\n/g, ' ')
  .split('\n')
  .map((line) => line.trim());

const all = Object.entries(services);
const ours = ['api', 'listener'].map((name) => [name, services[name] as Service] as const);
const imageVariables = instructions
  .filter((line) => line.startsWith('ENV '))
  .flatMap((line) => [...line.matchAll(/(\w+)=/g)].map(([, name]) => name as string));

/** Whether the server reads `name`, itself or as the name of a file. */
function isKnownVariable(name: string): boolean {
  if (name in environmentSchema.shape) return true;
  const target = name.replace(/_FILE$/, '');
  return target !== name && withSecretFiles({ [name]: fileURLToPath(import.meta.url) })[target] !== undefined;
}

describe('docker-compose.yml', () => {
  it.each(ours)('gives %s no variable that the server does not know', (_name, { environment }) => {
    const unknown = [...Object.keys(environment ?? {}), ...imageVariables].filter((name) => !isKnownVariable(name));
    expect(unknown).toEqual([]);
  });

  it.each(ours)('gives %s a database, a broker and a signing key, so that production starts', (_name, service) => {
    const { environment = {} } = service;
    for (const name of ['DATABASE_URL_FILE', 'RABBITMQ_URL_FILE', 'SESSION_SECRET_FILE', 'REDIS_URL'])
      expect(environment[name]).toBeTruthy();
  });

  it.each(ours)('runs %s as the user of the image, who is not root, and watches its health', (_name, service) => {
    expect(service.user).toBeUndefined();
    const users = instructions.filter((line) => line.startsWith('USER '));
    expect(users).toEqual(['USER node']);
    expect(service.healthcheck?.test.slice(0, 3)).toEqual(['CMD', 'node', '-e']);
    expect(service.healthcheck?.test).toHaveLength(4);
  });

  it('asks the listener for its health where it listens', () => {
    const { LISTENER_PORT } = environmentSchema.parse({});
    expect(services['listener']?.healthcheck?.test.at(-1)).toContain(`127.0.0.1:${LISTENER_PORT}/health/ready`);
  });

  it.each(ours)('has %s send its mail to the mailbox beside it, unless told otherwise', (_name, { environment }) => {
    const mailServer = /^\$\{SMTP_URL:-smtp:\/\/(\w+):1025\}$/.exec(environment?.['SMTP_URL'] ?? '')?.[1] ?? '';
    expect(services[mailServer]?.image).toMatch(/^axllent\/mailpit:/);
    expect(services[mailServer]?.ports).toEqual(['127.0.0.1:8025:8025']);
  });

  it('declares every volume that a service mounts, and no other', () => {
    const mounted = all.flatMap(([, service]) => (service.volumes ?? []).map((volume) => volume.split(':')[0]));
    expect(Object.keys(volumes).sort()).toEqual([...new Set(mounted)].sort());
  });

  it('waits only for services that exist and can say that they are ready or done', () => {
    const waits = all.flatMap(([name, { depends_on = {} }]) =>
      Object.entries(depends_on).map(([target, { condition }]) => ({ name, target, condition })),
    );
    const impossible = waits.filter(({ target, condition }) => {
      const service = services[target];
      if (!service) return true;
      if (condition === 'service_healthy') return !service.healthcheck;
      return condition !== 'service_completed_successfully' || service.restart !== undefined;
    });
    expect(impossible).toEqual([]);
  });

  it('has somebody wait for what runs once, as `up --wait` would otherwise call its end a failure', () => {
    const once = all.filter(([, { restart }]) => restart === undefined).map(([name]) => name);
    expect(once).toEqual(['setup']);
    const conditions = all.map(([, { depends_on }]) => depends_on?.['setup']?.condition);
    expect(conditions).toContain('service_completed_successfully');
  });

  it('has whoever reads the secrets wait until they are made', () => {
    const readers = all.filter(([, { volumes: mounts = [] }]) => mounts.includes('secrets:/secrets:ro'));
    expect(readers.map(([name]) => name).sort()).toEqual(['api', 'listener', 'postgres', 'rabbitmq']);
    for (const [, { depends_on }] of readers)
      expect(depends_on?.['setup']?.condition).toBe('service_completed_successfully');
  });

  it('holds no secret itself', () => {
    const values = all.flatMap(([, { environment = {} }]) => Object.entries(environment));
    const named = values.filter(([name]) => /PASS|SECRET|TOKEN|KEY/.test(name));
    // A file that `setup` makes, or what the person's own environment gives.
    const isElsewhere = (name: string, value: string) => value.startsWith('/secrets/') || value === `\${${name}:-}`;
    expect(named.filter(([name, value]) => !isElsewhere(name, value))).toEqual([]);
    expect(text).not.toMatch(/:\/\/[^/\s]*:[^/\s]*@/);
    expect(text).not.toMatch(/[0-9a-f]{32}/i);
  });

  it('names a version of every image that is not built here', () => {
    const foreign = all.filter(([, { build }]) => build === undefined).map(([, { image }]) => image);
    expect(foreign.filter((image) => !/:v?\d+(\.\d+)*(-[a-z]+)?$/.test(image))).toEqual([]);
    const own = all.filter(([, { build }]) => build !== undefined).map(([, { image }]) => image);
    expect(new Set(own).size).toBe(1);
  });

  it('publishes nothing beyond this machine unless BIND says so', () => {
    const addresses = all.flatMap(([, { ports = [] }]) => ports).map((port) => port.replace(/:(\$\{PORT|\d).*$/, ''));
    expect(addresses.filter((address) => !['127.0.0.1', '${BIND:-127.0.0.1}'].includes(address))).toEqual([]);
  });
});

describe('README.md', () => {
  it('explains every variable of the server, and no other', () => {
    const table = read('README.md').split('## Configuration')[1]?.split('\n## ')[0] ?? '';
    const explained = [...table.matchAll(/^\| `([A-Z0-9_]+)`/gm)].map(([, name]) => name);
    expect(explained.sort()).toEqual(Object.keys(environmentSchema.shape).sort());
  });
});

describe('Dockerfile', () => {
  const copies = instructions.filter((line) => /^COPY (?!--from)/.test(line));
  const sources = copies.flatMap((line) => line.split(/\s+/).slice(1, -1));
  const allowed = read('.dockerignore')
    .split('\n')
    .filter((line) => line.startsWith('!'))
    .map((line) => line.slice(1));

  it('copies only what exists and .dockerignore lets through', () => {
    expect(sources.length).toBeGreaterThan(0);
    expect(sources.filter((source) => !existsSync(root + source))).toEqual([]);
    expect(sources.filter((source) => !allowed.includes(source.split('/')[0] as string))).toEqual([]);
  });

  it('copies the script that the services run', () => {
    const scripts = all.flatMap(([, { command = [] }]) => command.filter((word) => word.startsWith('tools/')));
    expect(scripts.filter((script) => !sources.includes(script))).toEqual([]);
  });

  it('takes built files and packages only from stages it defines', () => {
    const stages = instructions.flatMap((line) => /^FROM \S+ AS (\S+)/.exec(line)?.[1] ?? []);
    const used = instructions.flatMap((line) => /^COPY --from=(\S+)/.exec(line)?.[1] ?? []);
    expect(used.filter((stage) => !stages.includes(stage))).toEqual([]);
  });
});

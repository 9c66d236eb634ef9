import { accessSync, constants, existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import packageJson from '../package.json' with { type: 'json' };
import { loadSettings } from '../src/settings/load.ts';

const path = (name: string): string => fileURLToPath(new URL(`../${name}`, import.meta.url));
const read = (name: string): string => readFileSync(path(name), 'utf8');

const STOPS_WITHIN_SECONDS = 10; // see docs/metrics.md

const serviceSchema = z.looseObject({
  image: z.string(),
  user: z.string(),
  restart: z.literal(['unless-stopped', 'always']),
  command: z.array(z.string()).optional(),
  env_file: z.string().optional(),
  environment: z.record(z.string(), z.string()).default({}),
  volumes: z.array(z.string()).default([]),
  networks: z.array(z.string()),
  ports: z.array(z.string()).default([]),
  depends_on: z.record(z.string(), z.object({ condition: z.string() })).default({}),
  stop_grace_period: z.string().regex(/^\d+s$/),
  healthcheck: z.looseObject({ test: z.array(z.string()).min(2), interval: z.string(), timeout: z.string() }),
});

const composeSchema = z.looseObject({
  services: z.record(z.string(), serviceSchema),
  volumes: z.record(z.string(), z.unknown()),
  networks: z.record(z.string(), z.looseObject({ internal: z.boolean().default(false) })),
});

type Compose = z.infer<typeof composeSchema>;

const compose = composeSchema.parse(parse(read('docker-compose.yml'), { merge: true }));

/** Every breach of what a deployment must keep, one sentence each. */
function checkCompose({ services, volumes, networks }: Compose): readonly string[] {
  const used = Object.values(services).flatMap((service) =>
    service.volumes.map((volume) => volume.split(':')[0] ?? ''),
  );
  const named = used.filter((name) => !/^[./]/.test(name));
  return [
    ...Object.entries(services).flatMap(([name, service]) => checkService(name, service, services)),
    ...named.filter((name) => !(name in volumes)).map((name) => `volume ${name} is not declared`),
    ...Object.keys(volumes)
      .filter((name) => !named.includes(name))
      .map((name) => `volume ${name} is not used`),
    ...Object.values(services).flatMap((one) =>
      one.networks.filter((name) => !(name in networks)).map((name) => `network ${name}`),
    ),
  ];
}

function checkService(
  name: string,
  service: Compose['services'][string],
  services: Compose['services'],
): readonly string[] {
  const secrets = Object.entries(service.environment).filter(([key, value]) =>
    /PASSWORD|TOKEN|SECRET|:[^@]*@/.test(`${key}=${value}`),
  );
  return [
    ...(/^(root|0)(:|$)/.test(service.user) ? [`${name} runs as root`] : []),
    ...(service.image.endsWith(':latest') ? [`${name} has no fixed image`] : []),
    ...(service.ports.every((port) => port.startsWith('127.0.0.1:')) ? [] : [`${name} opens ports to the outside`]),
    ...secrets.filter(([, value]) => !/\$\{\w+:\?/.test(value)).map(([key]) => `${name} has ${key} written out`),
    ...Object.entries(service.depends_on).flatMap(([other, { condition }]) =>
      other in services && condition === 'service_healthy' ? [] : [`${name} does not wait for a healthy ${other}`],
    ),
  ];
}

describe('docker-compose.yml', () => {
  it('keeps what a deployment must keep', () => {
    expect(checkCompose(compose)).toEqual([]);
  });

  test.each<[string, Record<string, unknown>, string]>([
    ['root', { user: '0:0' }, 'bad runs as root'],
    ['a password written out', { environment: { POSTGRES_PASSWORD: 'hunter2' } }, 'POSTGRES_PASSWORD written out'],
    ['a password in an address', { environment: { URL: 'redis://:hunter2@redis' } }, 'URL written out'],
    ['a volume from nowhere', { volumes: ['elsewhere:/data'] }, 'volume elsewhere is not declared'],
    ['an open port', { ports: ['6379:6379'] }, 'opens ports'],
    ['no wait for health', { depends_on: { redis: { condition: 'service_started' } } }, 'healthy redis'],
  ])('would be refused with %s', (_, change, expected) => {
    const bad = serviceSchema.parse({ ...compose.services.redis, volumes: [], ...change });
    expect(checkCompose({ ...compose, services: { ...compose.services, bad } }).join('\n')).toContain(expected);
  });

  it('runs a worker, a bot and the console from one image, with the secrets from .env', () => {
    const { worker, bot, web, ...stores } = compose.services;
    expect(Object.keys(stores)).toEqual(['redis', 'postgres']);
    expect([worker?.command, bot?.command, web?.command]).toEqual([['worker'], ['bot'], ['web']]);
    expect([worker?.ports, bot?.ports, web?.ports]).toEqual([[], [], ['127.0.0.1:7373:7373']]);
    for (const app of [worker, bot, web]) {
      expect(app).toMatchObject({ image: 'onrecord', build: '.', env_file: '.env' });
      expect(app?.environment).toMatchObject({
        REDIS_URL: 'redis://redis:6379',
        DATABASE_URL: expect.stringContaining('@postgres:5432/'),
      });
      expect(app?.healthcheck.test).toEqual(['CMD', 'node', '-e', expect.stringContaining(':9090/health')]);
      expect(Number.parseInt(app?.stop_grace_period ?? '', 10)).toBeGreaterThan(STOPS_WITHIN_SECONDS);
    }
  });

  it('has a Redis that keeps its jobs', () => {
    const flags = compose.services.redis?.command?.join(' ');
    expect(flags).toContain('--appendonly yes');
    expect(flags).toContain('--appendfsync everysec');
    expect(flags).toContain('--maxmemory-policy noeviction');
    expect(compose.services.redis?.volumes).toEqual(['redis:/data']);
  });

  it('keeps Redis and PostgreSQL where only worker and bot reach them', () => {
    expect(compose.networks.inside?.internal).toBe(true);
    for (const name of ['redis', 'postgres']) expect(compose.services[name]?.networks).toEqual(['inside']);
  });
});

describe('Dockerfile', () => {
  const lines = read('Dockerfile')
    .replace(/\\\n\s*/g, ' ')
    .split('\n')
    .filter((line) => /^[A-Z]+ /.test(line));
  const last = lines.slice(lines.findLastIndex((line) => line.startsWith('FROM')));

  it('builds in stages, on the Node that the project runs on', () => {
    const from = lines.filter((line) => line.startsWith('FROM'));
    expect(from.length).toBeGreaterThan(1);
    const major = packageJson.devDependencies.node.split('.')[0];
    for (const line of from) expect(line).toMatch(new RegExp(`^FROM node:${major}-slim( AS \\w+)?$`));
    expect(lines.join('\n')).toContain('RUN npm ci --omit=dev');
  });

  it('ends as a user without rights, with a health check and a role', () => {
    expect(last).toContain('USER node');
    expect(last.slice(last.indexOf('USER node')).filter((line) => line.startsWith('USER'))).toEqual(['USER node']);
    expect(last.find((line) => line.startsWith('HEALTHCHECK'))).toContain(':9090/health');
    expect(last).toContain('ENTRYPOINT ["node", "src/main.ts"]');
    expect(last).toContain('CMD ["all"]');
  });

  it('tells how it is on a port that the settings know', () => {
    const [, port = ''] = /HEALTH_PORT=(\d+)/.exec(last.find((line) => line.startsWith('ENV')) ?? '') ?? [];
    const { health } = loadSettings({ directory: path('config'), env: { HEALTH_PORT: port, HEALTH_HOST: '0.0.0.0' } });
    expect(health).toEqual({ port: Number(port), host: '0.0.0.0' });
    expect(compose.services.worker?.environment.HEALTH_HOST).toBe(health.host);
  });

  it('copies what is there and what .dockerignore lets through', () => {
    const copied = lines
      .filter((line) => line.startsWith('COPY') && !line.includes('--from'))
      .flatMap((line) => line.split(' ').slice(1, -1));
    const sent = read('.dockerignore')
      .split('\n')
      .filter((line) => line.startsWith('!'))
      .map((line) => line.slice(1));
    expect(copied.filter((name) => !existsSync(path(name)))).toEqual([]);
    expect(copied.filter((name) => !sent.includes(name))).toEqual([]);
    expect(read('.dockerignore').split('\n')).toContain('*');
  });
});

it('.ci/run can be run, and runs what the README tells to run', () => {
  expect(() => accessSync(path('.ci/run'), constants.X_OK)).not.toThrow();
  expect(read('.ci/run')).toMatch(/^#!\/usr\/bin\/env bash\n/);
  expect(read('.ci/run')).toMatch(/npm ci[\s\S]*\nnpm test\n$/);
});

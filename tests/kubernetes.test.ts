import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, test } from 'vitest';
import { parse, parseAllDocuments } from 'yaml';
import { z } from 'zod';
import packageJson from '../package.json' with { type: 'json' };
import { loadSettings } from '../src/settings/load.ts';

const project = fileURLToPath(new URL('..', import.meta.url));
const folder = `${project}deploy/kubernetes/`;
const read = (name: string): string => readFileSync(name, 'utf8');
const STOPS_WITHIN_SECONDS = 10; // see docs/metrics.md

const probeSchema = z.looseObject({
  httpGet: z.object({ path: z.string(), port: z.string() }).optional(),
  timeoutSeconds: z.number(),
  periodSeconds: z.number(),
});

const containerSchema = z.looseObject({
  name: z.string(),
  image: z.string(),
  args: z.array(z.string()).default([]),
  envFrom: z.array(z.object({ secretRef: z.object({ name: z.string() }) })).default([]),
  env: z
    .array(z.looseObject({ name: z.string(), value: z.string().optional(), valueFrom: z.unknown().optional() }))
    .default([]),
  ports: z.array(z.object({ name: z.string(), containerPort: z.number() })),
  startupProbe: probeSchema.optional(),
  livenessProbe: probeSchema.optional(),
  readinessProbe: probeSchema.optional(),
  resources: z
    .object({
      requests: z.object({ cpu: z.string(), memory: z.string() }),
      limits: z.object({ memory: z.string() }),
    })
    .optional(),
  securityContext: z.looseObject({}).optional(),
  volumeMounts: z.array(z.looseObject({ name: z.string(), mountPath: z.string() })).default([]),
});

const podsSchema = z.looseObject({
  kind: z.enum(['Deployment', 'StatefulSet']),
  metadata: z.looseObject({ name: z.string() }),
  spec: z.looseObject({
    replicas: z.number(),
    strategy: z.object({ type: z.string() }).optional(),
    selector: z.object({ matchLabels: z.record(z.string(), z.string()) }),
    template: z.object({
      metadata: z.object({ labels: z.record(z.string(), z.string()) }),
      spec: z.looseObject({
        automountServiceAccountToken: z.boolean().optional(),
        enableServiceLinks: z.boolean().optional(),
        terminationGracePeriodSeconds: z.number().optional(),
        securityContext: z.looseObject({}).optional(),
        containers: z.array(containerSchema).length(1),
        volumes: z.array(z.looseObject({ name: z.string() })).default([]),
      }),
    }),
    volumeClaimTemplates: z.array(z.looseObject({ metadata: z.object({ name: z.string() }) })).default([]),
  }),
});

type Pods = z.infer<typeof podsSchema>;

const documentSchema = z.looseObject({ kind: z.string(), metadata: z.looseObject({ name: z.string() }).optional() });
const kustomization = z
  .looseObject({
    namespace: z.string(),
    resources: z.array(z.string()),
    images: z.array(z.object({ name: z.string(), newName: z.string(), newTag: z.string() })),
  })
  .parse(parse(read(`${folder}kustomization.yaml`)));

const documents = kustomization.resources.flatMap((name) =>
  parseAllDocuments(read(folder + name)).map((document) => documentSchema.parse(document.toJS())),
);
const workloads = documents
  .filter(({ kind }) => ['Deployment', 'StatefulSet'].includes(kind))
  .map((document) => podsSchema.parse(document));
const named = (name: string): Pods => {
  const found = workloads.find(({ metadata }) => metadata.name === name);
  if (!found) throw new Error(`no ${name}`);
  return found;
};
const ofApp = workloads.filter(({ spec }) => spec.selector.matchLabels.app === 'onrecord');
const containerOf = ({ spec }: Pods) => spec.template.spec.containers[0] ?? containerSchema.parse({});

/** Every breach of what pods must keep, one sentence each. */
function checkPods(pods: Pods): readonly string[] {
  const { name } = pods.metadata;
  const { spec, metadata } = pods.spec.template;
  const container = containerOf(pods);
  const volumes = [...spec.volumes, ...pods.spec.volumeClaimTemplates.map((claim) => claim.metadata)].map(
    (volume) => volume.name,
  );
  const probes = [container.startupProbe, container.livenessProbe, container.readinessProbe];
  const rules: readonly (readonly [breach: string, kept: boolean])[] = [
    ['selects other pods than its own', matches(pods.spec.selector.matchLabels, metadata.labels)],
    ['may run as root', spec.securityContext?.runAsNonRoot === true && Number(spec.securityContext.runAsUser) > 0],
    ['has all system calls', matches({ type: 'RuntimeDefault' }, spec.securityContext?.seccompProfile)],
    ['may gain rights', container.securityContext?.allowPrivilegeEscalation === false],
    ['may write to its image', container.securityContext?.readOnlyRootFilesystem === true],
    ['keeps capabilities', JSON.stringify(container.securityContext?.capabilities) === '{"drop":["ALL"]}'],
    ['may speak with the cluster', spec.automountServiceAccountToken === false],
    ['gets variables of services', spec.enableServiceLinks === false],
    ['is killed before it has stopped', (spec.terminationGracePeriodSeconds ?? 0) > STOPS_WITHIN_SECONDS],
    ['says nothing of its needs', container.resources !== undefined],
    ['has not all three probes', probes.every((probe) => probe !== undefined)],
    ['has a probe of a port that is none', probes.every((probe) => hasPort(container, probe?.httpGet?.port))],
    ['mounts what is no volume', container.volumeMounts.every((mount) => volumes.includes(mount.name))],
    ['has a volume that is not mounted', volumes.every((one) => container.volumeMounts.some((it) => it.name === one))],
    [
      'has a secret written out',
      container.env.every((one) => one.value === undefined || !isSecret(one.name, one.value)),
    ],
  ];
  return rules.flatMap(([breach, kept]) => (kept ? [] : [`${name} ${breach}`]));
}

const matches = (wanted: Readonly<Record<string, string>>, given: unknown): boolean =>
  Object.entries(wanted).every(([key, value]) => (given as Record<string, unknown> | undefined)?.[key] === value);
const hasPort = (container: z.infer<typeof containerSchema>, port: string | undefined): boolean =>
  port === undefined || container.ports.some(({ name }) => name === port);
const isSecret = (name: string, value: string): boolean => /PASSWORD|TOKEN|SECRET|KEY|:[^@]*@/.test(`${name}=${value}`);

describe('deploy/kubernetes', () => {
  it('lists each of its files but the example of the secret', () => {
    const files = readdirSync(folder).filter((name) => !['kustomization.yaml', 'secret.example.yaml'].includes(name));
    expect(kustomization.resources.toSorted()).toEqual(files.toSorted());
    expect(documents.filter(({ kind }) => kind === 'Namespace').map(({ metadata }) => metadata?.name)).toEqual([
      kustomization.namespace,
    ]);
    expect(workloads.map(({ metadata }) => metadata.name)).toEqual([...['worker', 'bot', 'web', 'redis', 'postgres']]);
  });

  it('keeps what pods must keep', () => {
    expect(workloads.flatMap(checkPods)).toEqual([]);
  });

  test.each<[string, (pods: Pods) => unknown, string]>([
    ['root', (pods) => ({ securityContext: { ...pods.spec.template.spec.securityContext, runAsUser: 0 } }), 'as root'],
    ['a short wait for its end', () => ({ terminationGracePeriodSeconds: 10 }), 'killed before it has stopped'],
    ['service links', () => ({ enableServiceLinks: true }), 'variables of services'],
    [
      'a secret written out',
      (pods) => ({ containers: [{ ...containerOf(pods), env: [{ name: 'SLACK_BOT_TOKEN', value: 'xoxb-1' }] }] }),
      'secret written out',
    ],
    [
      'no probe of readiness',
      (pods) => ({ containers: [{ ...containerOf(pods), readinessProbe: undefined }] }),
      'not all three probes',
    ],
    ['a volume from nowhere', () => ({ volumes: [] }), 'mounts what is no volume'],
  ])('would be refused with %s', (_, change, expected) => {
    const bad = structuredClone(named('worker'));
    Object.assign(bad.spec.template.spec, change(bad));
    expect(checkPods(podsSchema.parse(bad)).join('\n')).toContain(expected);
  });

  it('runs worker, bot and web from the image of the Dockerfile, in the version of the package', () => {
    expect(ofApp.map((pods) => [pods.metadata.name, containerOf(pods).image, containerOf(pods).args])).toEqual([
      ['worker', 'onrecord', ['worker']],
      ['bot', 'onrecord', ['bot']],
      ['web', 'onrecord', ['web']],
    ]);
    expect(kustomization.images.map(({ name, newTag }) => [name, newTag])).toEqual([['onrecord', packageJson.version]]);
    expect(read(`${project}docker-compose.yml`)).toContain('image: onrecord\n');
    for (const pods of ofApp) expect(pods.spec.strategy?.type).toBe('Recreate'); // no older process beside a newer one
    expect(named('worker').spec.replicas).toBeGreaterThan(1);
    expect(named('bot').spec.replicas).toBe(1);
  });

  it('gives variables that the settings know, and probes the port and the paths that are served', () => {
    for (const pods of ofApp) {
      const container = containerOf(pods);
      const given = Object.fromEntries(container.env.map(({ name, value }) => [name, value]));
      const fromSecret = { ONRECORD_WEB_PASSWORD: 'twelve-or-more' }; // without it the settings let nobody in
      const { health, web } = loadSettings({ directory: `${project}config`, env: { ...given, ...fromSecret } });
      const written = [{ port: health.port, host: health.host }];
      expect(written).toEqual([{ port: container.ports[0]?.containerPort, host: '0.0.0.0' }]);
      const isWeb = pods.metadata.name === 'web';
      expect(Object.keys(given)).toEqual(['HEALTH_PORT', 'HEALTH_HOST', ...(isWeb ? ['WEB_HOST'] : [])]);
      if (isWeb) expect([web.host, web.port]).toEqual(['0.0.0.0', container.ports[1]?.containerPort]);
      expect([container.livenessProbe, container.readinessProbe].map((probe) => probe?.httpGet?.path)).toEqual([
        '/health',
        '/ready',
      ]);
      expect(container.envFrom).toEqual([{ secretRef: { name: 'onrecord' } }]);
    }
  });

  it('names in the secret what .env.example names, and holds no value', () => {
    const secret = z
      .looseObject({
        metadata: z.object({ name: z.string(), namespace: z.string() }),
        stringData: z.record(z.string(), z.string()),
      })
      .parse(parse(read(`${folder}secret.example.yaml`)));
    expect(secret.metadata).toEqual({ name: 'onrecord', namespace: kustomization.namespace });
    const known = read(`${project}.env.example`);
    for (const [name, value] of Object.entries(secret.stringData))
      expect([known.includes(`\n# ${name}=`), value]).toEqual([true, '']);
    expect(Object.keys(secret.stringData)).toEqual(
      expect.arrayContaining(['DATABASE_URL', 'REDIS_URL', 'POSTGRES_PASSWORD']),
    );
    expect(JSON.stringify(named('postgres'))).toContain('"secretKeyRef":{"name":"onrecord","key":"POSTGRES_PASSWORD"}');
  });

  it('has a Redis that keeps its jobs, with room beside them', () => {
    const { args, resources, volumeMounts } = containerOf(named('redis'));
    const flags = args.join(' ');
    for (const wanted of ['--appendonly yes', '--appendfsync everysec', '--maxmemory-policy noeviction'])
      expect(flags).toContain(wanted);
    expect([/--maxmemory (\S+)/.exec(flags)?.[1], resources?.limits.memory]).toEqual(['512mb', '1Gi']);
    expect(volumeMounts).toContainEqual({ name: 'data', mountPath: '/data' });
    expect(named('redis').spec.volumeClaimTemplates.map(({ metadata }) => metadata.name)).toEqual(['data']);
  });

  it('lets a worker be taken away only while another runs, and the bot at any time', () => {
    const budgets = documents.filter(({ kind }) => kind === 'PodDisruptionBudget');
    expect(budgets.map(({ spec }) => spec)).toEqual([
      { minAvailable: 1, selector: { matchLabels: named('worker').spec.selector.matchLabels } },
    ]);
  });

  it('lets only worker and bot reach the stores, and these nobody', () => {
    const policies = Object.fromEntries(
      documents
        .filter(({ kind }) => kind === 'NetworkPolicy')
        .map(({ metadata, spec }) => [metadata?.name, spec as Record<string, unknown>]), // its parts are compared below
    );
    expect(policies.nobody).toEqual({ podSelector: {}, policyTypes: ['Ingress', 'Egress'] });
    expect(policies.stores).toMatchObject({
      podSelector: { matchExpressions: [{ key: 'app', operator: 'In', values: ['redis', 'postgres'] }] },
      policyTypes: ['Ingress'],
      ingress: [{ from: [{ podSelector: { matchLabels: { app: 'onrecord' } } }] }],
    });
    expect(policies.onrecord).toMatchObject({ podSelector: { matchLabels: { app: 'onrecord' } } });
    const outside = JSON.stringify(policies.onrecord?.egress);
    for (const ours of ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '169.254.0.0/16'])
      expect(outside).toContain(ours);
  });
});

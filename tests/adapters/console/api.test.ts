import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormatsModule from 'ajv-formats';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { openBridge } from './open-console.ts';

const addFormats = addFormatsModule.default; // as its types have it
const ajv = new Ajv2020({ strict: false, allErrors: true });
addFormats(ajv);

type Operation = {
  readonly parameters: readonly { readonly name: string; readonly in: string }[];
  readonly responses: Readonly<
    Record<string, { readonly content: { readonly 'application/json': { readonly schema: object } } }>
  >;
};
type Description = {
  readonly openapi: string;
  readonly servers: readonly { readonly url: string }[];
  readonly paths: Readonly<Record<string, { readonly get: Operation }>>;
};
type Shown = { readonly words: readonly string[]; readonly source: Readonly<Record<string, string & number>> };

let bridge: Awaited<ReturnType<typeof openBridge>>;
let described: Description;
let statementId: string;
let storyId: string;
beforeAll(async () => {
  bridge = await openBridge({ options: { publicUrl: 'https://desk.example.org' } });
  described = await read('/api/openapi.json');
  statementId = (await read('/api/v1/statements?since=7d')).items[0].id;
  storyId = (await read('/api/v1/stories?since=7d')).items[0].id;
});
afterAll(() => bridge?.close());

// biome-ignore lint/suspicious/noExplicitAny: JSON from outside, held against its schema below
const read = async (path: string): Promise<any> => (await bridge.ask(path)).json();
const told = async (answer: Response) => (await answer.json()) as { readonly error: string };
const ids = () => ({ topicId: 'bridge', storyId, statementId, personId: 'ida-holt' });

describe('the API', () => {
  it('describes itself as OpenAPI 3.1, at the address that readers use', () => {
    expect(described.openapi).toBe('3.1.0');
    expect(described.servers).toEqual([{ url: 'https://desk.example.org/api/v1' }]);
    expect(Object.keys(described.paths).length).toBeGreaterThan(7);
    const operations = Object.values(described.paths).map(({ get }) => get as unknown as { operationId: string });
    expect(new Set(operations.map(({ operationId }) => operationId)).size).toBe(operations.length);
  });

  it('answers at every address as it describes', async () => {
    for (const [path, { get }] of Object.entries(described.paths)) {
      const asked = path.replace(/\{(\w+)\}/g, (_, name: keyof ReturnType<typeof ids>) => ids()[name]);
      const hasTime = get.parameters.some(({ name }) => name === 'since');
      const answer = await bridge.ask(`/api/v1${asked}${hasTime ? '?since=7d' : ''}`);
      expect([path, answer.status]).toEqual([path, 200]);
      const body = (await answer.json()) as { readonly items?: readonly unknown[] };
      const check = ajv.compile(get.responses[200]?.content['application/json'].schema ?? {});
      check(body);
      expect([path, check.errors ?? []]).toEqual([path, []]);
      if (body.items !== undefined) expect([path, body.items.length > 0]).toEqual([path, true]);
    }
  });

  it('gives words only as they stand in the text of the article', async () => {
    const { items } = await read('/api/v1/statements?since=7d');
    for (const { words, source } of items as readonly Shown[]) {
      const article = await bridge.store.archive.article({
        workspace: 'local',
        articleId: String(source.articleId),
        revision: Number(source.revision),
      });
      for (const part of words) expect(article?.text.slice(source.start, source.end)).toContain(part);
    }
  });

  test.each(['/topics/nothing/positions', '/stories/nothing', '/statements/nothing', '/people/nobody'])(
    'says that there is no %s',
    async (path) => {
      const answer = await bridge.ask(`/api/v1${path}`);
      expect(answer.status).toBe(404);
      expect((await told(answer)).error).toMatch(/\.$/);
    },
  );

  test.each(['/statements?since=whenever', '/statements?until=13', '/changes?who=Nobody+Atall', '/topics?since=x'])(
    'says what it does not understand in %s',
    async (path) => {
      const answer = await bridge.ask(`/api/v1${path}`);
      expect(answer.status).toBe(400);
      expect((await told(answer)).error).toMatch(/^[A-Z"“/].+[.?]$/);
    },
  );

  it('has a page that lists it', async () => {
    const page = await (await bridge.ask('/api')).text();
    for (const path of Object.keys(described.paths)) expect(page).toContain(path.replace(/\{\w+\}/g, '').split('/')[1]);
  });
});

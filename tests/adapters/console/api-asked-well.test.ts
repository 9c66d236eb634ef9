import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { article, at, record } from '../../contracts/store/samples.ts';
import { openBridge } from './open-console.ts';

const MANY = 107; // three pages
let bridge: Awaited<ReturnType<typeof openBridge>>;
beforeAll(async () => {
  bridge = await openBridge();
  for (let first = 0; first < MANY; first += 36) {
    const some = Array.from({ length: Math.min(36, MANY - first) }, (_, index) => oddWords(first + index));
    const text = some.map((words) => `“${words}” said somebody.`).join('\n');
    const sayings = some.map((words) => ({ words, by: null }));
    await record(bridge.store, article(`many-${first}`, { text, published: at(first) }), sayings);
  }
});
afterAll(() => bridge?.close());

/** Words that nothing else on record is like: what is alike is compared, which takes its time. */
const oddWords = (number: number): string =>
  `${createHash('sha256').update(`${number}`).digest('hex').match(/.{8}/g)?.join(' ')},`;

// biome-ignore lint/suspicious/noExplicitAny: JSON, of which each test looks at a little
const read = async (path: string): Promise<any> => (await bridge.ask(`/api/v1${path}`)).json();

describe('a program that asks for pages', () => {
  it('gets each statement once', async () => {
    const ids: string[] = [];
    let page = 1;
    let told: { readonly total: number; readonly items: readonly { readonly id: string }[] };
    do {
      told = await read(`/statements?since=7d&page=${page}`);
      ids.push(...told.items.map(({ id }) => id));
      page += 1;
    } while (told.items.length > 0);
    expect(page - 2).toBe(3);
    expect(ids).toHaveLength(MANY + 2);
    expect(new Set(ids).size).toBe(MANY + 2);
    expect(told.total).toBe(MANY + 2);
  });

  test.each(['0', '-1', '1.5', 'two', '1e2', '501', '99999999999999999999', ' ', ''])(
    'is told that "%s" is no page',
    async (page) => {
      const answer = await bridge.ask(`/api/v1/statements?page=${encodeURIComponent(page)}`);
      expect(answer.status).toBe(400);
      expect(((await answer.json()) as { error: string }).error).toMatch(/^".*" is no page: .*\.$/);
    },
  );
});

describe('a question that cannot be meant so', () => {
  test.each([
    ['/statements?topic=nothing', /^No topic "nothing" is followed here: /],
    ['/stories?topic=nothing', /^No topic "nothing" is followed here: /],
    ['/changes?topic=nothing', /^No topic "nothing" is followed here: /],
    ['/topics/bridge/positions?on=nothing', /^BRIDGE has no proposition "nothing": /],
    ['/statements?speaker=ida-holt', /^There is no "speaker" to ask by here: it takes words, who, /],
    ['/people/ida-holt?since=7d', /^There is no "since" to ask by here: it takes nothing\.$/],
    ['/stories?who=ida-holt', /^There is no "who" to ask by here: /],
    ['/statements?since=2100-01-01', /future/],
  ])('%s is answered with what is wrong', async (path, words) => {
    const answer = await bridge.ask(`/api/v1${path}`);
    expect([path, answer.status]).toEqual([path, 400]);
    expect(((await answer.json()) as { error: string }).error).toMatch(words);
  });

  it('is not the way that parts of it are left empty', async () => {
    expect((await read('/statements?words=&who=&topic=&since=')).total).toBe(MANY + 2);
    expect((await read('/topics?since=')).items).toHaveLength(1);
    expect((await read('/topics/bridge/positions?on=')).items).toHaveLength(1);
  });
});

type Quoted = {
  readonly words: readonly string[];
  readonly source: {
    readonly articleId: string;
    readonly revision: number;
    readonly start: number;
    readonly end: number;
  };
};

/** All in an answer that carries words of a source. */
function quoted(value: unknown): Quoted[] {
  if (typeof value !== 'object' || value === null) return [];
  const inside = Object.values(value).flatMap(quoted);
  // as the shape of a statement has both
  return 'words' in value && 'source' in value ? [value as Quoted, ...inside] : inside;
}

describe('every quotation', () => {
  test.each(['/statements?since=7d', '/stories?since=7d', '/changes?since=7d', '/topics/bridge/positions?since=7d'])(
    'of %s stands letter for letter in its article',
    async (path) => {
      const found = quoted(await read(path));
      expect(found.length).toBeGreaterThan(0);
      for (const { words, source } of found) {
        const { articleId, revision, start, end } = source;
        const text = (await bridge.store.archive.article({ workspace: 'local', articleId, revision }))?.text ?? '';
        let from = start;
        for (const part of words) {
          const place = text.indexOf(part, from);
          expect([part, place >= start && place + part.length <= end]).toEqual([part, true]);
          from = place + part.length;
        }
      }
    },
  );
});

describe('the description', () => {
  it('names each part of each address, once', async () => {
    const { paths, openapi } = (await (await bridge.ask('/api/openapi.json')).json()) as {
      readonly openapi: string;
      readonly paths: Record<string, Record<string, Operation>>;
    };
    expect(openapi).toBe('3.1.0');
    for (const [path, item] of Object.entries(paths)) {
      expect(path).toMatch(/^\/[\w/{}]+$/);
      expect(Object.keys(item)).toEqual(['get']);
      const { parameters, responses, operationId } = item.get as Operation;
      expect(operationId).toMatch(/^\w+$/);
      const inPath = parameters.filter((one) => one.in === 'path');
      expect(inPath.map(({ name }) => `{${name}}`)).toEqual(path.match(/\{\w+\}/g) ?? []);
      expect(inPath.every(({ required }) => required)).toBe(true);
      expect(new Set(parameters.map(({ name }) => name)).size).toBe(parameters.length);
      for (const { schema, in: where } of parameters) {
        expect(['path', 'query']).toContain(where);
        expect(['string', 'integer']).toContain(schema.type);
      }
      for (const [status, { description }] of Object.entries(responses)) {
        expect(status).toMatch(/^[1-5]\d\d$/);
        expect(description).not.toBe('');
      }
    }
  });
});

type Operation = {
  readonly operationId: string;
  readonly parameters: readonly {
    readonly name: string;
    readonly in: string;
    readonly required: boolean;
    readonly schema: { readonly type: string };
  }[];
  readonly responses: Readonly<Record<string, { readonly description: string }>>;
};

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { compileTopics } from '../../src/core/topics/compile-topics.ts';
import { loadSettings } from '../../src/settings/load.ts';
import { appSchema, channelsSchema, feedsSchema, peopleSchema, topicsSchema } from '../../src/settings/schema.ts';
import { toPeople, toSubscriptions, toTopics } from '../../src/settings/to-model.ts';
import { bare } from '../../src/settings/walk-schema.ts';
import { configFolder } from './config-folder.ts';

const DIRECTORY = join(import.meta.dirname, '../../config');
const shipped = loadSettings({ directory: DIRECTORY, env: {} });

test('loads without a mistake and holds a useful start', () => {
  expect(shipped.feeds.length).toBeGreaterThanOrEqual(30);
  expect(new Set(shipped.feeds.map(({ country }) => country)).size).toBeGreaterThanOrEqual(15);
  expect(toTopics(shipped).map(({ id }) => id)).toEqual(
    expect.arrayContaining([
      'nato-ukraine',
      'ukraine-peace-talks',
      'israel-gaza',
      'us-china-trade',
      'climate-policy',
      'ai-regulation',
    ]),
  );
  expect(toSubscriptions(shipped, '2025-02-13T09:00:00.000Z')).toMatchObject([
    { topicId: 'nato-ukraine', mode: 'live' },
  ]);
});

test('app.yaml writes out the defaults', () => {
  const { feeds: _f, topics: _t, people: _p, channels: _c, ...app } = shipped;
  expect(loadSettings({ directory: configFolder({}), env: {} })).toMatchObject({
    ...app,
    dataDirectory: expect.any(String),
  });
});

test.each([
  ['Pete Hegseth', '2025-02-13', 'US defence secretary'],
  ['Donald Trump', '2018-06-01', 'US president'],
  ['Donald Trump', '2023-06-01', undefined],
  ['Donald Trump', '2025-06-01', 'US president'],
  ['Kaja Kallas', '2024-06-01', 'Estonian prime minister'],
  ['Kaja Kallas', '2025-02-13', 'EU foreign policy chief'],
  ['Mark Rutte', '2025-02-13', 'NATO secretary general'],
])('%s on %s: %s', (name, day, title) => {
  const roles = toPeople(shipped).find((person) => person.name === name)?.roles;
  expect(roles?.find(({ from, to }) => (from ?? '') <= day && day <= (to ?? '9'))?.title).toBe(title);
});

describe('an article gets the topics that a reader would give it', () => {
  const matcher = compileTopics(toTopics(shipped), toPeople(shipped));
  test.each([
    [
      'Minister: Ukraine to join NATO "in time"',
      'The minister said on Monday that the door stays open.',
      ['nato-ukraine'],
    ],
    ['A place at the table', 'Kyiv hopes of joining the alliance within ten years, its envoy said.', ['nato-ukraine']],
    ['Allies divided', 'Nato membership for Ukraine is off the table, one delegation said.', ['nato-ukraine']],
    [
      'Envoys meet again',
      'They spoke of a cease-fire and of security guarantees for Ukraine.',
      ['ukraine-peace-talks'],
    ],
    ['Truce holds in Rafah', 'Aid reached Gaza on Tuesday, the agency said.', ['israel-gaza']],
    [
      'New tariffs on Chinese steel',
      'Washington will raise them next week, the trade office said.',
      ['us-china-trade'],
    ],
    ['Talks in Brussels', 'China hopes for a trade deal with Europe, officials told us.', []],
    ['Ministers argue over net-zero plan', 'The carbon tax would double.', ['climate-policy']],
    ['Law on artificial intelligence passes', 'Regulators get two years.', ['ai-regulation']],
    ['Dockers back at work', 'The port strike ended on Sunday.', []],
  ])('%s', (title, text, topics) => {
    expect(matcher.tag({ title, text }).map(({ topicId }) => topicId)).toEqual(topics);
  });
});

test('roles are listed newest first', () => {
  for (const { name, roles } of toPeople(shipped)) {
    const starts = roles.map(({ from }) => from ?? '');
    expect([name, ...starts]).toEqual([name, ...starts.toSorted().reverse()]);
  }
});

describe('every key stands in the shipped file with a comment that tells its default', () => {
  const schemas = {
    app: appSchema({}),
    feeds: feedsSchema,
    topics: topicsSchema,
    people: peopleSchema,
    channels: channelsSchema({}),
  };
  for (const [file, schema] of Object.entries(schemas)) {
    const known = keysIn(schema);
    const comments = commentsIn(readFileSync(join(DIRECTORY, `${file}.yaml`), 'utf8'), new Set(known.keys()));
    test.each([...known])(`${file}.yaml: %s`, (path, isLeaf) => {
      expect(comments.get(path) ?? 'not in the file').toMatch(isLeaf ? /\b(Default: |Required)/ : /\w/);
    });
  }
});

/** Dotted paths of all keys of a schema, list positions left out; true for those that hold a value. */
function keysIn(schema: z.core.$ZodType, prefix = ''): Map<string, boolean> {
  const here = bare(schema);
  if (here instanceof z.ZodArray) return keysIn(here.def.element, prefix);
  if (!(here instanceof z.ZodObject)) return new Map();
  return new Map(
    Object.entries(here.def.shape).flatMap(([key, inner]) => {
      const below = keysIn(inner, `${prefix}${key}.`);
      return [[`${prefix}${key}`, below.size === 0] as const, ...below];
    }),
  );
}

/** The comment beside and above each known key of a file; keys in commented-out lines count. */
function commentsIn(yaml: string, known: ReadonlySet<string>): Map<string, string> {
  const found = new Map<string, string>();
  const open: { readonly indent: number; readonly key: string }[] = [];
  let above = '';
  for (const line of yaml.split('\n')) {
    const [, spaces = '', dash = '', key = ''] =
      /^(\s*)((?:- )?)([A-Za-z][\w-]*):/.exec(line.replace(/^(\s*)# /, '$1')) ?? [];
    const indent = spaces.length + dash.length;
    const around = open.filter((outer) => outer.indent < indent);
    const path = [...around.map((outer) => outer.key), key].join('.');
    if (known.has(path)) {
      open.splice(0, open.length, ...around, { indent, key });
      const beside = / # (.*)$/.exec(line)?.[1] ?? '';
      if (!found.has(path)) found.set(path, `${above} ${beside}`.trim());
    }
    above = /^\s*#/.test(line) ? `${above} ${line.replace(/^\s*#/, '')}` : '';
  }
  return found;
}

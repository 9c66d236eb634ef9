import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Failure } from '../../src/model/failure.ts';
import { readEnvironment } from '../../src/settings/environment.ts';
import { loadSettings } from '../../src/settings/load.ts';
import { configFolder, mistakesIn } from './config-folder.ts';

const DATABASE_URL = 'postgres://desk:s3cret@db.example/onrecord';

test('an empty folder is all defaults', () => {
  const directory = configFolder({});
  const settings = loadSettings({ directory, env: {} });
  expect(settings).toMatchObject({
    dataDirectory: join(dirname(directory), 'data'),
    store: { url: undefined },
    poll: { firstPollItems: 20 },
    concurrency: { deliver: 4 },
    chats: { terminal: { enabled: true } },
  });
  expect([settings.feeds, settings.topics, settings.people, settings.channels]).toEqual([[], [], [], []]);
});

test('empty files, empty keys and comments are defaults too', () => {
  const directory = configFolder({
    'app.yaml': '# nothing yet\n',
    'feeds.yaml': '',
    'channels.yaml': 'chats:\n  terminal:\nchannels:\n  # - chat: terminal',
  });
  expect(loadSettings({ directory, env: {} })).toEqual({
    ...loadSettings({ directory: configFolder({}), env: {} }),
    dataDirectory: join(dirname(directory), 'data'),
  });
});

test('a missing folder says what to do', () => {
  const directory = join(configFolder({}), 'nowhere');
  expect(() => loadSettings({ directory, env: {} })).toThrow(
    new Failure(
      'bad-settings',
      `${directory}: cannot be read as a folder (ENOENT): create it, or name the folder that holds app.yaml.`,
    ),
  );
});

test('a file that cannot be read is the only mistake, whatever refers to it', () => {
  const channels = 'channels:\n- {chat: terminal, id: terminal, subscriptions: [{topic: harbour-tax}]}';
  expect(mistakesIn({ 'topics.yaml/x': '', 'channels.yaml': channels })).toEqual([
    'config/topics.yaml: cannot be read (EISDIR): allow reading it.',
  ]);
});

test('whatever stands in the files, mistakes are told in whole sentences with file and line', () => {
  const pieces = [
    'feeds:',
    'topics:',
    'people:',
    'roles:',
    'id:',
    'url:',
    'name:',
    'any:',
    '\n',
    '\n',
    '\n  ',
    '\n  - ',
    '- ',
    ' ',
    '[',
    ']',
    '{',
    '}',
    '"',
    "'",
    ',',
    '#',
    '&a ',
    '*a',
    '!t ',
    '|',
    '? ',
    '\t',
    '7',
    'null',
    'Gull',
    '__proto__:',
    '\u0000',
  ];
  const text = fc.array(fc.constantFrom(...pieces), { maxLength: 25 }).map((parts) => parts.join(''));
  const file = fc.constantFrom('feeds.yaml', 'topics.yaml', 'people.yaml', 'app.yaml', 'channels.yaml');
  fc.assert(
    fc.property(file, text, (name, content) => {
      for (const line of mistakesIn({ [name]: content })) expect(line).toMatch(/^config\/[a-z]+\.yaml:(\d+:)? .+[.?]$/);
    }),
    { numRuns: 300 },
  );
});

test('names with the wrong ending are not passed over', () => {
  expect(mistakesIn({ 'feeds.yml': '', 'feed.yaml': '', 'README.md': '' })).toEqual([
    'config/feed.yaml: is no file of OnRecord: rename it if it is feeds.yaml, or move it to another folder.',
    'config/feeds.yml: is no file of OnRecord: rename it if it is feeds.yaml, or move it to another folder.',
  ]);
});

test('the data directory is taken from the folder above config, or as overridden from here', () => {
  const directory = configFolder({ 'app.yaml': 'dataDirectory: ./news' });
  expect(loadSettings({ directory, env: {} }).dataDirectory).toBe(join(dirname(directory), 'news'));
  const overridden = loadSettings({ directory, env: {}, overrides: { dataDirectory: '/srv/news' } });
  expect(overridden.dataDirectory).toBe('/srv/news');
});

describe('secrets', () => {
  const url = (reference: string) => ({ 'app.yaml': `store:\n  url: ${reference}` });

  test('come from the environment, by default as DATABASE_URL and REDIS_URL', () => {
    const settings = loadSettings({
      directory: configFolder({}),
      env: { DATABASE_URL, REDIS_URL: 'redis://r.example:6379' },
    });
    expect([settings.store.url, settings.queue.url]).toEqual([DATABASE_URL, 'redis://r.example:6379']);
  });

  test('come from .env, where the environment has none', () => {
    const files = { ...url('env:NEWS_DB'), '../.env': `NEWS_DB="${DATABASE_URL}" # ours\nREDIS_URL=redis://from.file` };
    const settings = loadSettings({
      directory: configFolder(files),
      env: { REDIS_URL: 'redis://from.process', NEWS_DB: '' },
    });
    expect([settings.store.url, settings.queue.url]).toEqual([DATABASE_URL, 'redis://from.process']);
  });

  test.each([
    ['optional and unset', 'env:NEWS_DB?', {}],
    ['optional and empty, as compose files make it', 'env:NEWS_DB?', { NEWS_DB: '' }],
  ])('%s is undefined', (_, reference, env) => {
    expect(loadSettings({ directory: configFolder(url(reference)), env }).store.url).toBeUndefined();
  });

  test.each([
    [
      'required and unset',
      'env:NEWS_DB',
      {},
      'the variable NEWS_DB is not set: set it in .env or in the environment, or write env:NEWS_DB? to do without it.',
    ],
    [
      'written out',
      DATABASE_URL,
      {},
      'a secret may not stand in this file: put it into .env as DATABASE_URL=… and write env:DATABASE_URL.',
    ],
    [
      'of another kind',
      'env:NEWS_DB?',
      { NEWS_DB: 'mysql://desk:s3cret@db' },
      'the variable NEWS_DB does not hold such an address: set it to one like postgres://user:password@host:5432/onrecord.',
    ],
  ])('%s is a mistake that does not show the value', (_, reference, env, words) => {
    const lines = mistakesIn(url(reference), env as Record<string, string>); // {} has no keys, the others hold strings
    expect(lines).toEqual([`config/app.yaml:2: store.url: ${words}`]);
    expect(lines.join()).not.toContain('s3cret');
  });

  test('an unreadable .env is a mistake', () => {
    expect(mistakesIn({ '../.env/x': '' })).toEqual(['.env: cannot be read (EISDIR): allow reading it, or remove it.']);
  });

  test('readEnvironment gives a copy', () => {
    const env = readEnvironment();
    expect(env.PATH).toBe(process.env.PATH);
    expect(env).not.toBe(process.env);
  });
});

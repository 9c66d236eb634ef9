import type { Layer } from './check.ts';

const CORE = ['model', 'core/language'];
const BELOW = ['model', 'core/*', 'ports'];
const FILES = ['node:fs', 'node:os', 'node:path', 'node:url'];

const READERS = ['adapters/feeds/http', 'adapters/pages/readability', 'adapters/threads/node', 'adapters/web/undici'];

/**
 * The architecture as a table (docs/architecture.md draws it): what each folder of src may import. Imports go down
 * only, never sideways, never in a circle; npm packages that reach outside live in adapters, settings, wiring and
 * above. A folder without a row is an error, so that each new one is thought about once.
 */
export const layers: readonly Layer[] = [
  { at: 'model', level: 0, may: [], packages: [], pure: true, why: 'the words everybody shares' },
  {
    ...{ at: 'core/language', level: 1, may: ['model'], packages: ['fastest-levenshtein'], pure: true },
    why: 'sentences, tokens and lexicons; the package counts edits and does nothing else',
  },
  {
    ...{ at: 'core/article', level: 2, may: CORE, packages: ['htmlparser2'], pure: true },
    why: 'readable text out of HTML; the package tokenizes a string',
  },
  {
    ...{ at: 'core/feed', level: 2, may: CORE, packages: ['htmlparser2', 'node:crypto'], pure: true },
    why: 'which entry of a feed is which item, and lists of feeds; ids are hashes, the package tokenizes a string',
  },
  {
    ...{ at: 'core/statements', level: 2, may: CORE, packages: ['luxon'], pure: true },
    why: 'who said what; luxon counts days',
  },
  { at: 'core/same', level: 2, may: CORE, packages: [], pure: true, why: 'which reports are of one statement' },
  { at: 'core/story', level: 2, may: CORE, packages: [], pure: true, why: 'which articles tell of one event' },
  { at: 'core/topics', level: 2, may: CORE, packages: [], pure: true, why: 'which topics an article is about' },
  { at: 'core/briefing', level: 2, may: CORE, packages: [], pure: true, why: 'a story in a few bullets' },
  { at: 'core/stance', level: 2, may: CORE, packages: [], pure: true, why: 'where a statement stands' },
  {
    ...{ at: 'core/reply', level: 2, may: CORE, packages: ['luxon'], pure: true },
    why: 'answers as documents; luxon writes times in a zone',
  },
  {
    ...{ at: 'core/request', level: 2, may: CORE, packages: ['fastest-levenshtein', 'luxon'], pure: true },
    why: 'what a command asks for, also when it is misspelt',
  },
  {
    ...{ at: 'core/schedule', level: 2, may: CORE, packages: ['luxon'], pure: true },
    why: 'when a digest is due, in its zone',
  },
  {
    ...{ at: 'ports', level: 3, may: ['model', 'core/request'], packages: [], types: ['pg'], pure: true },
    why: 'what is needed from outside; a chat is told the commands, a database is a pool of pg',
  },

  {
    ...{ at: 'flows/news', level: 4, may: BELOW, packages: ['node:crypto'], pure: true },
    why: 'the steps of the news; ids are hashes',
  },
  { at: 'flows/ask', level: 4, may: BELOW, packages: [], pure: true, why: 'commands that read' },
  {
    ...{ at: 'flows/desk', level: 4, may: BELOW, packages: ['node:crypto'], pure: true },
    why: 'commands that manage a channel; ids are hashes',
  },
  { at: 'flows/operate', level: 4, may: BELOW, packages: [], pure: true, why: 'commands of who runs the installation' },
  {
    ...{ at: 'settings', level: 4, may: BELOW, packages: ['zod', 'yaml', 'luxon', 'node:util', ...FILES] },
    ...{ readsEnv: true, why: 'the configuration, the only reader of the environment' },
  },

  {
    ...{ at: 'adapters/system/node', level: 4, may: BELOW, packages: ['pino', 'picocolors'] },
    why: 'clock and log',
  },
  {
    at: 'adapters/queue/bullmq',
    level: 4,
    may: BELOW,
    packages: [
      '@bull-board/api',
      '@bull-board/hono',
      '@hono/node-server',
      'bullmq',
      'hono',
      'ioredis',
      'node:events',
      'node:timers',
    ],
    why: 'the queue, and its pages for who runs it',
  },
  {
    ...{ at: 'adapters/database/pglite', level: 4, may: BELOW, types: ['pg'] },
    packages: [
      '@electric-sql/pglite',
      'proper-lockfile',
      'node:async_hooks',
      'node:crypto',
      'node:events',
      'node:v8',
      'node:worker_threads',
      ...FILES,
    ],
    why: 'the embedded PostgreSQL, in a thread of its own',
  },
  {
    ...{ at: 'adapters/database/server', level: 4, may: BELOW, packages: ['pg', 'node:net', 'node:timers'] },
    why: 'a PostgreSQL server',
  },
  {
    ...{
      at: 'adapters/store/postgres',
      level: 4,
      may: BELOW,
      packages: ['kysely', 'node:crypto', 'node:util'],
      types: ['pg'],
    },
    why: 'the store; it is given its database',
  },
  {
    ...{ at: 'adapters/backup/gzip', level: 4, may: BELOW },
    packages: ['zod', 'node:crypto', 'node:stream', 'node:zlib', ...FILES],
    why: 'the whole store in a file',
  },
  {
    ...{ at: 'adapters/web/undici', level: 4, may: BELOW },
    packages: ['undici', 'ipaddr.js', 'node:dns', 'node:net', 'node:zlib', 'node:stream', 'node:util'],
    why: 'guarded requests to strangers',
  },
  {
    ...{ at: 'adapters/threads/node', level: 4, may: BELOW, packages: ['node:worker_threads'] },
    why: 'threads that can be ended, for what would hold up the process',
  },
  {
    ...{ at: 'adapters/feeds/http', level: 4, may: BELOW },
    packages: ['rss-parser', 'htmlparser2', 'iconv-lite', 'luxon', 'node:crypto', 'node:worker_threads', ...FILES],
    why: 'feeds, through the web port',
  },
  {
    ...{ at: 'adapters/pages/readability', level: 4, may: BELOW },
    packages: [
      '@mozilla/readability',
      'linkedom',
      'htmlparser2',
      'iconv-lite',
      'luxon',
      'node:worker_threads',
      ...FILES,
    ],
    why: 'articles out of pages, in threads that can be ended',
  },
  {
    ...{ at: 'adapters/summariser/extractive', level: 4, may: BELOW, packages: [] },
    why: 'bullets out of the sources themselves',
  },
  {
    ...{ at: 'adapters/pictures/plot', level: 4, may: BELOW },
    packages: ['@observablehq/plot', '@resvg/resvg-js', 'linkedom', 'luxon', 'node:module'],
    why: 'timelines as pictures',
  },
  {
    ...{ at: 'adapters/chat/terminal', level: 4, may: BELOW },
    packages: ['picocolors', 'node:crypto', 'node:readline', 'node:stream', 'node:util', ...FILES],
    why: 'the chat that needs no account',
  },
  {
    ...{ at: 'adapters/chat/slack', level: 4, may: BELOW },
    packages: [
      '@slack/bolt',
      '@slack/oauth',
      '@slack/web-api',
      '@slack/types',
      'luxon',
      'node:crypto',
      'node:http',
      'node:net',
    ],
    why: 'Slack, by its own libraries',
  },
  {
    ...{ at: 'adapters/chat/discord', level: 4, may: BELOW },
    packages: ['discord.js', 'luxon', 'node:crypto', 'node:timers'],
    why: 'Discord, by discord.js',
  },
  {
    ...{ at: 'adapters/chat/prefixed', level: 4, may: BELOW, packages: [], pure: true },
    why: 'any chat, its commands under other names',
  },
  {
    ...{ at: 'adapters/health/hono', level: 4, may: BELOW, packages: ['hono', '@hono/node-server', 'zod'] },
    why: 'how the process is, over HTTP',
  },
  {
    ...{ at: 'adapters/metrics/prometheus', level: 4, may: BELOW, packages: ['prom-client'] },
    why: 'the process in numbers',
  },
  {
    ...{ at: 'adapters/console/hono', level: 4, may: BELOW },
    packages: [
      ...['hono', '@hono/node-server', 'luxon', 'feed', 'zod', 'htmlparser2', 'openid-client', 'rate-limiter-flexible'],
      ...['ipaddr.js', 'node:crypto', ...FILES],
    ],
    why: 'OnRecord in a browser, server-rendered',
  },
  {
    ...{ at: 'adapters/control/loopback', level: 4, may: BELOW },
    packages: ['hono', '@hono/node-server', 'zod', 'node:crypto', 'node:http', ...FILES],
    why: 'how the command line talks to the running process',
  },

  {
    ...{ at: 'wiring.ts', level: 5, may: [...BELOW, 'flows/*', 'settings', 'adapters/*'], packages: FILES },
    why: 'the one place that picks drivers',
  },
  {
    ...{ at: 'processes', level: 6, may: [...BELOW, 'flows/*', 'settings', 'wiring.ts'], packages: [] },
    why: 'what runs: worker and bot, on the parts that wiring made',
  },
  {
    ...{ at: 'demo', level: 7, may: [...BELOW, 'settings', 'wiring.ts', 'processes'] },
    packages: ['hono', '@hono/node-server', 'yaml', 'zod', 'luxon', 'node:crypto', 'node:http', 'node:net', ...FILES],
    why: 'the sample newsroom and the run that reads it',
  },
  {
    ...{
      at: 'cli',
      level: 8,
      may: [...BELOW, 'flows/*', 'settings', 'wiring.ts', 'processes', 'demo', ...READERS],
    },
    packages: [
      ...['commander', 'picocolors', 'yaml', 'zod', ...FILES],
      ...['node:child_process', 'node:readline', 'node:stream', 'node:util'],
    ],
    why: 'the subcommands of onrecord; `read` and `batch` need readers only, without a store or a queue, and a picture needs nothing',
  },
  { at: 'main.ts', level: 9, may: ['cli'], packages: [], why: 'starts a role' },
  { at: 'cli.ts', level: 9, may: ['cli'], packages: [], why: 'the command line' },
];

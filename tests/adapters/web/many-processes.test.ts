import { afterAll, beforeAll, expect, it } from 'vitest';
import { openServer } from '../../../src/adapters/database/server/open.ts';
import { openStore } from '../../../src/adapters/store/postgres/open.ts';
import { openWeb } from '../../../src/adapters/web/undici/open.ts';
import type { Database } from '../../../src/ports/database.ts';
import type { Web } from '../../../src/ports/web.ts';
import { freshDatabase } from '../../services/fresh.ts';
import { type Served, serve } from './serve.ts';

const PROCESSES = 3;
const EACH = 4;
const SPACING_MS = 100;
const ANSWER_MS = 30;

let databases: Database[];
let webs: Web[];
let server: Served;
let drop: () => Promise<void>;
const answered: { begun: number; ended: number }[] = [];
let status = 200;

beforeAll(async () => {
  const fresh = await freshDatabase();
  drop = fresh.drop;
  server = await serve((_, response) => {
    const begun = performance.now();
    setTimeout(() => {
      answered.push({ begun, ended: performance.now() });
      response.writeHead(status).end('ok');
    }, ANSWER_MS);
  });
  databases = await Promise.all(Array.from({ length: PROCESSES }, () => openServer(fresh.url, { poolSize: 2 })));
  webs = [];
  for (const database of databases) {
    const { hosts } = await openStore(database);
    webs.push(openWeb({ userAgent: 'test', allowPrivate: [server.place], spacingMs: SPACING_MS, hosts, shared: true }));
  }
});
afterAll(async () => {
  for (const web of webs) await web.close();
  await server.close();
  for (const database of databases) await database.close();
  await drop();
});

const ask = (web: Web) => web.get({ url: server.url, maxBytes: 100, timeoutMs: 5000 });

/** Each web has a store and a pool of its own, as processes have. */
it('a host is asked one thing at a time, spaced, whichever process asks', async () => {
  await Promise.all(webs.flatMap((web) => Array.from({ length: EACH }, () => ask(web))));
  expect(answered).toHaveLength(PROCESSES * EACH);
  const gaps = answered.slice(1).map(({ begun }, index) => begun - (answered[index]?.ended ?? 0));
  expect(Math.min(...gaps)).toBeGreaterThanOrEqual(SPACING_MS - 5); // two clocks: this process's and the database's
});

it('a host that wants quiet is left alone by all of them', async () => {
  status = 429;
  answered.length = 0;
  const found = await Promise.allSettled(webs.flatMap((web) => [ask(web), ask(web)]));
  expect(found.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  expect(answered).toHaveLength(1);
});

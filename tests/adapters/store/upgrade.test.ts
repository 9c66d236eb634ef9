import { Kysely, PostgresDialect } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openEmbedded } from '../../../src/adapters/database/pglite/open.ts';
import { migrate } from '../../../src/adapters/store/postgres/migrate.ts';
import { migrations } from '../../../src/adapters/store/postgres/migrations/list.ts';
import { openStore } from '../../../src/adapters/store/postgres/open.ts';
import { readEntries } from '../../../src/core/feed/read-entries.ts';
import type { ParsedFeed } from '../../../src/model/feed.ts';
import type { Database } from '../../../src/ports/database.ts';
import { at, feed, statementsOf } from '../../contracts/store/samples.ts';

// A store that the first version of the program wrote.
let database: Database;
beforeAll(async () => {
  database = await openEmbedded({ directory: null });
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool: database.pool }) });
  await database.pool.query('drop schema if exists onrecord cascade');
  await database.pool.query('create schema onrecord');
  const first = Object.fromEntries(Object.entries(migrations).slice(0, 1));
  await migrate(db, first);
});
afterAll(() => database.close());

it('knows its items again, though marks were not kept then', async () => {
  const parsed: ParsedFeed = {
    title: 'Herald',
    language: 'en',
    home: 'https://herald.example/',
    items: ['a', 'b'].map((id) => ({
      title: `Item ${id}`,
      link: `https://herald.example/${id}`,
      id,
      published: at(-60),
      updated: null,
      author: null,
      summary: 'Words.',
      content: null,
    })),
  };
  const entries = readEntries(feed('herald'), parsed, at(0));
  await database.pool.query(
    `insert into onrecord.feeds (id, url, outlet, language, poll_every_minutes, listed, status, etag, body_hash,
       next_poll_at, last_ok_at, failures_in_a_row)
     values ('herald', 'https://herald.example/rss', 'herald', 'en', 15, true, 'active', '"1"', 'x', $1, $1, 0)`,
    [at(0)],
  );
  for (const { item } of entries)
    await database.pool.query(
      `insert into onrecord.items (id, feed_id, outlet, language, title, url, published, html, state, seen_at)
       values ($1, 'herald', 'herald', 'en', $2, $3, $4, 'Words.', 'read', $5)`,
      [item.id, item.title, item.url, item.published, at(0)],
    );
  const store = await openStore(database);
  const known = await store.feeds.get('herald');
  expect(known?.state).toMatchObject({ validators: null, bodyHash: null, lastOkAt: at(0), nextPollAt: at(0) });
  expect((await store.owed.list(at(1), 9)).map(({ step }) => step)).toEqual(['poll-feed']);
  const edited = readEntries(
    feed('herald'),
    { ...parsed, items: parsed.items.map((item) => ({ ...item, link: `${item.link}?utm_source=rss` })) },
    at(1),
  );
  expect(await store.feeds.savePoll({ state: known!.state, entries: edited, now: at(1) })).toEqual([]);
  expect((await database.pool.query('select count(*)::int as n from onrecord.items')).rows).toEqual([{ n: 2 }]);
});

it('shows the statements of before, proven by a hash that is made for them', async () => {
  const text = '“The bridge will open,” said Ida Holt.';
  const database = await openEmbedded({ directory: null });
  try {
    const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool: database.pool }) });
    await database.pool.query('create schema if not exists onrecord');
    await migrate(db, Object.fromEntries(Object.entries(migrations).slice(0, 2)));
    await database.pool.query(
      `insert into onrecord.articles (id, item_id, feed_id, outlet, language, published, revision, saved_at)
       values ('a', 'a', 'herald', 'herald', 'en', $1, 1, $1)`,
      [at(0)],
    );
    await database.pool.query(
      `insert into onrecord.article_revisions (article_id, revision, title, read_from, text, sentences, saved_at)
       values ('a', 1, 'Bridge', 'feed', $1, '[]', $2)`,
      [text, at(0)],
    );
    await database.pool.query(
      `insert into onrecord.statements (id, published, article_id, revision, place, outlet, title, span_start, span_end,
         kind, parts, confidence, words, same_as)
       values ('other-1', $1, 'a', 1, 0, 'herald', 'Bridge', 1, 22, 'direct', $2, 0.9, $3, 'other-1')`,
      [at(0), JSON.stringify([{ start: 1, end: 22, text: text.slice(1, 22) }]), text.slice(1, 22)],
    );
    const store = await openStore(database);
    const { found } = await statementsOf(store, 'acme');
    expect(found.map(({ statement }) => statement.parts[0]?.text)).toEqual(['The bridge will open,']);
  } finally {
    await database.close();
  }
});

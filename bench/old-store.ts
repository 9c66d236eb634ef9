import { openStore } from '../src/adapters/store/postgres/open.ts';
import type { Database } from '../src/ports/database.ts';

export const NOW = '2027-01-01T00:00:00.000Z';

/** What a store of months is made of: by the article, one in ten was corrected, and four tell of one story. */
export type OldStore = { readonly articles: number; readonly statementsEach: number; readonly channels: number };

const TEXTS = 400; // different ones: each row is compressed by itself, so they may come again
const WORDS = 5000;
const FEEDS = 200;

/** Fills a store with made-up months before NOW, in the database itself: the program would need hours. */
export async function fillOldStore(database: Database, of: OldStore): Promise<void> {
  const store = await openStore(database);
  const feeds = Array.from({ length: FEEDS }, (_, index) => ({
    ...{ id: `feed-${index}`, url: `http://localhost/${index}`, outlet: `Outlet ${index % 40}`, language: 'en' },
    ...{ country: null, pollEveryMinutes: 60, workspace: null, addedIn: null },
  }));
  await store.feeds.sync(feeds, NOW);
  const { pool } = database;
  for (let month = 1; month <= 12; month++) {
    const [from, to] = [`2026-${pad(month)}-01`, month === 12 ? '2027-01-01' : `2026-${pad(month + 1)}-01`];
    await pool.query(`create table if not exists onrecord.statements_2026_${pad(month)}
      partition of onrecord.statements for values from ('${from}Z') to ('${to}Z')`);
  }
  await pool.query(`create unlogged table if not exists onrecord_bench_texts (place int primary key, text text)`);
  await pool.query('insert into onrecord_bench_texts select * from unnest($1::int[], $2::text[])', [
    Array.from({ length: TEXTS }, (_, index) => index),
    Array.from({ length: TEXTS }, inventText),
  ]);
  const { rows: slow } = await pool.query<{ name: string; make: string }>(
    `select indexrelid::regclass::text as name, replace(pg_get_indexdef(indexrelid), ' ON ONLY ', ' ON ') as make
     from pg_index where indexrelid in ('onrecord.statements_match_keys'::regclass, 'onrecord.statements_words'::regclass)`,
  );
  for (const { name } of slow) await pool.query(`drop index ${name}`); // of many rows made at once it is faster
  for (let from = 0; from < of.articles; from += PORTION)
    for (const sql of portion(of, { from, to: Math.min(from + PORTION, of.articles) })) await pool.query(sql);
  for (const { make } of slow) await pool.query(make);
  await pool.query(`drop table onrecord_bench_texts; update onrecord.feeds set document_at = '${NOW}'`);
  await pool.query('vacuum analyze');
}

const PORTION = 10_000;
const pad = (month: number): string => String(month).padStart(2, '0');

function portion(
  { articles, statementsEach, channels }: OldStore,
  { from, to }: { readonly from: number; readonly to: number },
): string[] {
  const rows = `generate_series(${from}, ${to - 1}) n join onrecord_bench_texts on place = n % ${TEXTS}`;
  const at = `(timestamptz '2026-01-01Z' + interval '364 days' * n / ${articles})`;
  return [
    `insert into onrecord.items (id, feed_id, outlet, language, title, url, published, html, state, seen_at)
     select md5('item' || n), 'feed-' || n % ${FEEDS}, 'Outlet ' || n % 40, 'en', 'Article ' || n || left(text, 50),
       'http://localhost/news/' || n, ${at}, '<p>' || left(text, 2500) || '</p>', 'read', ${at} from ${rows}`,
    `insert into onrecord.item_marks select 'feed-' || n % ${FEEDS}, kind || left(md5(kind || n), 20), md5('item' || n)
     from generate_series(${from}, ${to - 1}) n, unnest(array['g', 'l', 's']) kind`,
    `insert into onrecord.articles (id, item_id, feed_id, outlet, language, published, revision, understood_revision,
       joined_revision, saved_at)
     select md5('item' || n), md5('item' || n), 'feed-' || n % ${FEEDS}, 'Outlet ' || n % 40, 'en', ${at},
       revision, revision, revision, ${at} from ${rows}, lateral (select case n % 10 when 0 then 2 else 1 end) r(revision)`,
    `insert into onrecord.article_revisions (article_id, revision, url, title, read_from, text, sentences, saved_at)
     select md5('item' || n), revision, 'http://localhost/news/' || n, 'Article ' || n, 'page', text,
       (select jsonb_agg(jsonb_build_object('start', s * 120, 'end', s * 120 + 118, 'paragraph', s / 3))
        from generate_series(0, length(text) / 120) s), ${at}
     from ${rows}, generate_series(1, case n % 10 when 0 then 2 else 1 end) revision`,
    `insert into onrecord.statements (id, published, article_id, revision, place, outlet, url, title, span_start, span_end,
       kind, parts, speaker, cue, confidence, speaker_id, words, words_key, words_hash, match_keys, same_as)
     select id, ${at}, md5('item' || n), case n % 10 when 0 then 2 else 1 end, nth, 'Outlet ' || n % 40,
       'http://localhost/news/' || n, 'Article ' || n, nth * 200, nth * 200 + 150, 'direct',
       jsonb_build_array(jsonb_build_object('start', nth * 200, 'end', nth * 200 + 150, 'text', words)),
       jsonb_build_object('name', 'Person ' || n % 500, 'role', null, 'personId', 'person-' || n % 500, 'mention', null),
       jsonb_build_object('start', 0, 'end', 4, 'text', 'said'), 0.9, 'person-' || n % 500, words, md5(words || n),
       encode(sha256(convert_to(words, 'UTF8')), 'hex'),
       array(select hashtext(n || ' ' || nth || ' ' || k) from generate_series(1, 22) k), case when nth > 0 or n % 5 > 0
         then id else to_char(${at} at time zone 'UTC', 'YYYY-MM') || '-' || left(md5('first' || n), 16) end
     from ${rows}, generate_series(0, ${statementsEach - 1}) nth,
       lateral (select substr(text, nth * 200 + 1, 150) as words,
         to_char(${at} at time zone 'UTC', 'YYYY-MM') || '-' || left(md5(n || ' ' || nth), 16) as id) made`,
    `insert into onrecord.stories (id, title, language, first_seen, last_seen, articles, terms, change, version,
       briefed_version, briefing_revision)
     select 's-' || md5('item' || n), 'Article ' || n, 'en', ${at}, ${at}, 4,
       (select jsonb_object_agg(left(md5(n % 97 || ' ' || k), 8), round(random()::numeric * 5, 3)) from generate_series(1, 200) k),
       nextval('onrecord.story_change'), 4, 4, 4 from ${rows} where n % 4 = 0`,
    `insert into onrecord.story_articles select md5('item' || n), 's-' || md5('item' || n - n % 4), 1, 'Outlet ' || n % 40,
       ${at} from generate_series(${from}, ${to - 1}) n`,
    `insert into onrecord.briefings select 's-' || md5('item' || n), revision, jsonb_build_object('storyId',
       's-' || md5('item' || n), 'revision', revision, 'bullets', (select jsonb_agg(jsonb_build_object('text',
       substr(text, b * 200 + 1, 180), 'sources', jsonb_build_array(jsonb_build_object('articleId', md5('item' || n + b),
       'revision', 1, 'start', b * 200, 'end', b * 200 + 180, 'outlet', 'Outlet', 'url', 'http://localhost/news/' || n + b))))
       from generate_series(0, 3) b), 'statementIds', '[]'::jsonb, 'topicIds', '["bridge"]'::jsonb), ${at}
     from ${rows}, generate_series(1, 4) revision where n % 20 = 0`,
    `insert into onrecord.deliveries (id, subscription_id, chat, workspace, channel, topic_id, kind, subject, revision, state,
       message_ref, owed_since, changed_at)
     select left(md5('item' || n || ' ' || c || ' ' || revision), 21), 'sub-' || c, 'slack', 'T1', 'C' || c, 'bridge', 'briefing',
       's-' || md5('item' || n), revision, 'posted', 'm' || n || '.' || c, ${at}, ${at} + interval '1 hour' * revision
     from generate_series(${from}, ${to - 1}) n, generate_series(1, ${channels}) c, generate_series(1, 4) revision
     where n % 20 = 0`,
  ];
}

/** Words of an invented language, the first ones often: so that they compress about as news does. */
function inventText(_: unknown, seed: number): string {
  let state = seed + 1;
  const next = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  const word = () => {
    let number = Math.floor(WORDS ** next());
    let made = '';
    for (; number > 0 || made.length < 2; number = Math.floor(number / 18)) made += SYLLABLES[number % 18];
    return made;
  };
  return Array.from({ length: 600 }, word).join(' ');
}

const SYLLABLES = 'ta re mi so la ne ku vo ri de ga lu pe shi no ba el um'.split(' ');

import type pg from 'pg';
import type { Sample } from './sample.ts';

/** What a day came to: from the samples, the store and the record of when each feed was asked. */
export async function* tellDay(day: {
  readonly pool: pg.Pool;
  readonly asked: readonly (readonly number[])[]; // ms, by feed
  readonly samples: readonly Sample[];
  readonly begunAt: string;
  readonly hours: number;
  readonly speed: number;
  readonly drained: number | undefined;
}): AsyncGenerator<string> {
  const { samples, hours, speed } = day;
  const from = Date.parse(day.begunAt);
  const to = from + hours * 3_600_000;
  const inTime = samples.filter(({ minutes }) => minutes <= hours * 60);
  const seconds = (hours * 3600) / speed;
  const { rows } = await day.pool.query(COUNTS, [new Date(from), new Date(to)]);
  const counts = rows[0] as Readonly<Record<string, string>>; // of one row, counts as text
  const articles = Number(counts.articles);
  yield `${articles} items read (${(articles / seconds).toFixed(1)} a second), ${counts.statements} statements, ${counts.stories} stories, ${counts.briefings} briefings, ${counts.posts} posts and edits, ${counts.people} people known`;
  const polls = day.asked.flat().filter((at) => at >= from && at < to).length;
  yield `${polls} polls (${(polls / seconds).toFixed(1)} a second); what waited at the end was done ${day.drained === undefined ? 'not within ten minutes' : `after ${day.drained.toFixed(0)} s`}`;
  for (const step of Object.keys(inTime[0]?.waiting ?? {})) {
    const depths = inTime.map(({ waiting }) => waiting[step] ?? 0);
    const third = (part: number) => mean(depths.slice((part * depths.length) / 3, ((part + 1) * depths.length) / 3));
    yield `  ${step}: most ${Math.max(...depths)} waiting, mean of each third ${[0, 1, 2].map((part) => third(part).toFixed(0)).join(' / ')}, at the end ${depths.at(-1)}`;
  }
  yield* tellDelays(await firstPosts(day.pool, from, to), day.asked);
  yield* tellUsed(inTime, articles);
  yield `database ${(Number(counts.bytes) / 1e6).toFixed(0)} MB`;
}

const COUNTS = `select
  (select count(*) from onrecord.articles where saved_at between $1 and $2) as articles,
  (select count(*) from onrecord.statements where published between $1 and $2) as statements,
  (select count(*) from onrecord.stories where merged_into is null) as stories,
  (select count(*) from onrecord.briefings where made_at between $1 and $2) as briefings,
  (select count(*) from onrecord.deliveries where state = 'posted' and changed_at between $1 and $2) as posts,
  (select count(*) from onrecord.people) as people,
  pg_database_size(current_database()) as bytes`;

type FirstPost = { readonly feed: number; readonly published: number; readonly posted: number };

/** Of each channel that takes all stories of its topic: when the article that began a story was published, and when posted. */
async function firstPosts(pool: pg.Pool, from: number, to: number): Promise<readonly FirstPost[]> {
  const { rows } = await pool.query(
    `select distinct on (delivery.subject, delivery.subscription_id)
       article.feed_id, item.published as published, delivery.changed_at as posted
     from onrecord.deliveries delivery
     join onrecord.subscriptions subscription on subscription.id = delivery.subscription_id and subscription.terms = '{}'
     join onrecord.articles article on delivery.subject = 's-' || article.id
     join onrecord.items item on item.id = article.item_id
     join onrecord.article_topics tag on tag.article_id = article.id and tag.topic_id = delivery.topic_id
     where delivery.kind = 'briefing' and delivery.state = 'posted' and item.published between $1 and $2
     order by delivery.subject, delivery.subscription_id, delivery.revision`,
    [new Date(from), new Date(to)],
  );
  return rows.map((row) => ({
    feed: Number(String(row.feed_id).replace('feed-', '')),
    published: row.published.getTime(),
    posted: row.posted.getTime(),
  }));
}

function* tellDelays(posts: readonly FirstPost[], asked: readonly (readonly number[])[]): Generator<string> {
  if (posts.length === 0) return yield 'no story was posted live';
  const measured = posts.flatMap(({ feed, published, posted }) => {
    const polls = asked[feed] ?? [];
    const next = polls.find((at) => at >= published);
    const before = polls.findLast((at) => at < published);
    if (next === undefined || before === undefined) return [];
    return [
      {
        minutes: (posted - published) / 60_000,
        polls: (posted - published) / (next - before),
        own: (posted - next) / 60_000,
      },
    ];
  });
  const at = (of: 'minutes' | 'polls' | 'own', share: number) => {
    const sorted = measured.map((one) => one[of]).sort((a, b) => a - b);
    return (sorted[Math.floor((sorted.length - 1) * share)] ?? 0).toFixed(of === 'polls' ? 2 : 1);
  };
  yield `${posts.length} first posts of stories; published to posted: median ${at('polls', 0.5)}, 95 % ${at('polls', 0.95)} poll intervals of its feed (${at('minutes', 0.5)} and ${at('minutes', 0.95)} minutes), of which after the poll ${at('own', 0.5)} and ${at('own', 0.95)} minutes`;
}

function* tellUsed(samples: readonly Sample[], articles: number): Generator<string> {
  const [first, last] = [samples[0], samples.at(-1)];
  for (const [name, { cpuMs }] of Object.entries(last?.used ?? {})) {
    const used = cpuMs - (first?.used[name]?.cpuMs ?? 0);
    const most = Math.max(...samples.map((sample) => sample.used[name]?.megabytes ?? 0));
    yield `  ${name}: ${(used / 1000).toFixed(0)} s of processor time (${(used / Math.max(1, articles)).toFixed(1)} ms an item), ${most.toFixed(0)} MB at most`;
  }
}

const mean = (numbers: readonly number[]): number =>
  numbers.length === 0 ? 0 : numbers.reduce((sum, one) => sum + one, 0) / numbers.length;

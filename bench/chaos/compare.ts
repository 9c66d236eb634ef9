import { nextDigestAt } from '../../src/core/schedule/next-digest.ts';
import type { Place } from './open-place.ts';
import { type ChatName, channelsOf } from './subscribe.ts';

type Row = Readonly<Record<string, unknown>>;

/** What was published against the store, and the store's ledger against the channels. A line that begins with FAULT is one. */
export async function* compare(place: Place): AsyncGenerator<string> {
  yield* compareItems(place);
  yield* compareStories(place);
  yield* compareChannels(place);
  yield* compareOwed(place);
  yield* tellParts(place);
}

const faultIf = (is: boolean, words: string): string => `${is ? 'FAULT: ' : ''}${words}`;
const some = (values: readonly unknown[]): string =>
  values.length === 0 ? '' : `: ${JSON.stringify(values.slice(0, 5))}`;

async function* compareItems({ ask, publisher }: Place): AsyncGenerator<string> {
  const rows = await ask('select id, url, title, state from onrecord.items');
  const byPublished = Map.groupBy(rows, ({ url }) => /news\/(.+)\.html$/.exec(String(url))?.[1] ?? '');
  const { published } = publisher;
  const lost = published.filter(({ id }) => !byPublished.has(id)).map(({ id }) => id);
  const doubled = [...byPublished].filter(([, same]) => same.length > 1).map(([id]) => id);
  const known = new Set(published.map(({ id }) => id));
  const foreign = [...byPublished.keys()].filter((id) => !known.has(id));
  const isBad = lost.length + doubled.length + foreign.length > 0;
  yield faultIf(
    isBad,
    `${published.length} items published, ${rows.length} in the store; ${lost.length} lost${some(lost)}, ${doubled.length} doubled${some(doubled)}, ${foreign.length} that nobody published${some(foreign)}`,
  );
  const [row = {}] = await ask(`select count(*)::int as articles,
    count(*) filter (where revision > 1)::int as revised,
    (select count(*)::int from onrecord.items where id not in (select item_id from onrecord.articles)) as missing,
    (select count(*)::int from (select item_id from onrecord.articles group by 1 having count(*) > 1) as twice) as doubled,
    (select count(*)::int from onrecord.article_revisions where read_from = 'feed') as "from feed",
    (select count(*)::int from onrecord.statements) as statements,
    (select count(*)::int from (select 1 from onrecord.statements where superseded_by is null
      group by article_id, span_start, span_end, words having count(*) > 1) as twice) as "statements doubled",
    (select count(*)::int from onrecord.articles a where not exists (select 1 from onrecord.article_revisions r
      where r.article_id = a.id and r.revision = a.revision)) as "without text"
    from onrecord.articles`);
  const { missing, doubled: twice, 'statements doubled': saidTwice, 'without text': empty } = row;
  yield faultIf(
    [missing, twice, saidTwice, empty].some((count) => Number(count) > 0),
    `articles: ${tell(row)}`,
  );
}

async function* compareStories({ ask }: Place): AsyncGenerator<string> {
  const [row = {}] = await ask(`select count(*)::int as stories,
    count(*) filter (where merged_into is not null)::int as merged,
    count(*) filter (where split_from is not null)::int as split,
    (select count(*)::int from onrecord.articles where id not in (select article_id from onrecord.story_articles)) as "articles in none",
    (select count(*)::int from (select article_id from onrecord.story_articles group by 1 having count(*) > 1) as twice) as "articles in two",
    count(*) filter (where merged_into is null and articles <> (select count(*) from onrecord.story_articles where story_id = stories.id))::int as "wrongly counted",
    count(*) filter (where merged_into is null and articles > 0 and not exists (select 1 from onrecord.briefings where story_id = stories.id))::int as "without briefing"
    from onrecord.stories`);
  const { stories: _, merged: _merged, split: _split, ...wrong } = row;
  yield faultIf(
    Object.values(wrong).some((count) => Number(count) > 0),
    `stories: ${tell(row)}`,
  );
}

const tell = (row: Row): string =>
  Object.entries(row)
    .map(([name, count]) => `${count} ${name}`)
    .join(', ');

type Shown = { readonly ref: string; readonly text: string };

async function* compareChannels(place: Place): AsyncGenerator<string> {
  const rows = await place.ask(
    'select id, subscription_id, chat, channel, kind, subject, revision, state, error, message_ref from onrecord.deliveries',
  );
  for (const chat of ['slack', 'discord'] as const) {
    const ofChat = rows.filter((row) => row.chat === chat);
    const posted = ofChat.filter(({ state }) => state === 'posted');
    const refs = Map.groupBy(posted, ({ message_ref: ref }) => String(ref));
    const shown = channelsOf(chat).flatMap((channel) => messagesIn(place, chat, channel));
    const standing = new Set(shown.map(({ ref }) => ref));
    const lost = posted.filter(({ message_ref: ref }) => !standing.has(String(ref)));
    const foreign = shown.filter(({ ref }) => !refs.has(ref));
    const twice = [...Map.groupBy(posted, (row) => `${row.subscription_id} ${row.kind} ${row.subject}`)].filter(
      ([, same]) => same[0]?.kind !== 'correction' && new Set(same.map((row) => row.message_ref)).size > 1,
    );
    const states = [...Map.groupBy(ofChat, ({ state, error }) => (error === null ? state : `${state} (${error})`))];
    yield faultIf(
      lost.length + foreign.length + twice.length > 0,
      `${chat}: ${ofChat.length} in the ledger (${states.map(([name, all]) => `${all.length} ${name}`).join(', ')}), ${shown.length} messages; ${lost.length} lost${some(lost)}, ${foreign.length} not in the ledger${some(foreign)}, ${twice.length} doubled${some(twice.map(([name]) => name))}`,
    );
    const failed = ofChat.filter(({ state }) => state === 'failed');
    if (failed.length > 0) yield faultIf(true, `${chat}: ${failed.length} failed${some(failed)}`);
  }
  const complaints = [
    ...place.slack.faults.map(({ kind, detail }) => `slack ${kind}: ${detail}`),
    ...place.discord.faults.map(({ kind, what }) => `discord ${kind}: ${what}`),
  ];
  const counted = [...Map.groupBy(complaints, (words) => words)].map(([words, all]) => `${all.length} ${words}`);
  yield `the platforms' complaints: ${counted.join('; ') || 'none'}`;
}

function messagesIn({ slack, discord }: Place, chat: ChatName, channel: string): readonly Shown[] {
  if (chat === 'slack')
    return slack.messages(channel).map((message) => ({ ref: message.ts, text: JSON.stringify(message).slice(0, 300) }));
  return discord.messages(channel).map((message) => ({
    ref: `${message.channel_id}/${message.id}`,
    text: JSON.stringify([message.timestamp, message.components ?? message.embeds]).slice(0, 300),
  }));
}

/** What should have been owed, told from stories, subscriptions and the calendar alone. */
async function* compareOwed({ ask }: Place): AsyncGenerator<string> {
  const subscriptions = await ask('select * from onrecord.subscriptions where ended_at is null');
  const stories = await ask(`select s.id, s.merged_into, b.content from onrecord.stories s
    left join onrecord.briefings b on b.story_id = s.id and b.revision = s.briefing_revision`);
  const posted = await ask(
    "select subscription_id, channel, kind, subject, state from onrecord.deliveries where state = 'posted'",
  );
  const into = new Map(
    stories.map(({ id, merged_into: other }) => [String(id), other === null ? null : String(other)]),
  );
  const finalOf = (id: string): string => {
    const other = into.get(id);
    return other ? finalOf(other) : id;
  };
  const told = new Set(
    posted.flatMap((row) => (row.kind === 'briefing' ? [`${row.channel} ${finalOf(String(row.subject))}`] : [])),
  );
  const live = subscriptions.filter(({ mode }) => mode === 'live');
  const wanted = new Set(
    stories
      .filter((story) => story.merged_into === null && story.content !== null)
      .flatMap(({ id, content }) => {
        const { topicIds } = content as { readonly topicIds: readonly string[] };
        return live
          .filter(({ topic_id: topic }) => topicIds.includes(String(topic)))
          .map(({ channel }) => `${channel} ${id}`);
      }),
  );
  const silent = [...wanted].filter((one) => !told.has(one));
  yield faultIf(
    silent.length > 0,
    `stories that live channels should have: ${wanted.size}, of which ${silent.length} were never posted${some(silent)}`,
  );

  const digests = subscriptions.filter(({ mode }) => mode === 'digest');
  const due = digests.flatMap((row) => dueOf(row).map((at) => `${row.id} ${at}`));
  const given = posted.flatMap((row) =>
    row.kind === 'digest' ? [`${row.subscription_id} ${new Date(String(row.subject)).toISOString()}`] : [],
  );
  const late = due.filter((one) => !given.includes(one));
  const early = given.filter((one) => !due.includes(one));
  yield faultIf(
    late.length + early.length > 0,
    `digests that were due: ${due.length}, of which ${late.length} were never posted${some(late)}; ${early.length} others${some(early)}`,
  );
}

/** Every due time of a digest since it was subscribed. */
function dueOf(row: Row): readonly string[] {
  const subscription = { at: String(row.at), days: [], timezone: String(row.timezone) };
  const [from, next] = [String(iso(row.created_at)), String(iso(row.next_digest_at))];
  const due: string[] = [];
  for (let at = nextDigestAt(subscription, from); at < next; at = nextDigestAt(subscription, at)) due.push(at);
  return due;
}

const iso = (value: unknown): string => new Date(value as string | Date).toISOString(); // of a driver, or through IPC

async function* tellParts({ parts, servers, dead }: Place): AsyncGenerator<string> {
  const letters = await dead();
  yield faultIf(letters.length > 0, `dead letters: ${letters.length}${some(letters)}`);
  const all = Object.entries({ ...parts, ...servers });
  yield `ended by themselves, and started again: ${all.map(([name, one]) => `${name} ${one.endedByItself()}`).join(', ')}`;
  const slow = Object.values(parts).filter((part) => part.slowStops() > 0);
  if (slow.length > 0)
    yield faultIf(
      true,
      `did not stop in time: ${slow.map((part) => `${part.name} ${part.slowStops()} times`).join(', ')}`,
    );
}

import type { Store } from '../src/adapters/store/postgres/open.ts';
import type { Article } from '../src/model/article.ts';
import type { Briefing, Bullet } from '../src/model/briefing.ts';
import type { Statement } from '../src/model/statement.ts';
import type { Instant } from '../src/model/time.ts';
import { article, briefing, feed, record, said } from '../tests/contracts/store/samples.ts';
import { TOPIC } from './chat-place.ts';

const FEED = feed('herald');
const SPEAKERS = 40;

/** What stands in the headline of a story's posts and in no other's. */
export const headline = (nth: number): string => `Ferry line ${String(nth).padStart(4, '0')} waits for its harbour`;
/** What stands in the posts of a story's second revision only. */
export const ADDED = 'The second pier opens in autumn, the port authority added.';

/** Stores the nth made-up story, with statements and a briefing, as the steps do: it is owed to all who follow TOPIC. */
export async function storeStory(store: Store, nth: number, published: Instant): Promise<Briefing> {
  await store.feeds.sync([FEED], published);
  const id = `ferry-${nth}`;
  const sayings = sayingsOf(nth);
  const text = [`${headline(nth)}.`, ...sayings.map(({ words, by }) => `“${words}” said ${by}.`), ADDED].join('\n\n');
  const about = { title: headline(nth), published, text, outlet: 'The Herald', feedId: FEED.id };
  const { article: stored, statements } = await record(store, article(id, about), [], {
    statements: sayings.map(({ words, by }) => said(text, words, by)),
    stances: sayings.map((_, statement) => ({
      ...{ statement, topicId: TOPIC, propositionId: 'join', confidence: 0.9, evidence: null },
      position: (nth + statement) % 3 === 0 ? ('opposes' as const) : ('supports' as const),
    })),
    tags: [{ topicId: TOPIC, score: 1, evidence: [] }],
    people: sayings.map(({ by }) => ({
      ...{ id: by, name: by, kind: 'person' as const, pronoun: null, aliases: [], roles: [], learntFrom: id },
    })),
  });
  const now = new Date().toISOString();
  const storyId = await store.stories.join(
    stored,
    published,
    () => ({
      story: {
        ...{ id: `s-${id}`, language: 'en', firstSeen: published, lastSeen: published, articles: 1 },
        terms: { [`ferry${nth}`]: 1 },
      },
      ...{ isNew: true, title: headline(nth) },
    }),
    now,
  );
  await store.stories.open(storyId, 10);
  const brief = briefingOf(storyId, { nth, stored, statements, now });
  await store.stories.saveBriefing(brief, now);
  return brief;
}

/** The next revision of a story's briefing: with a bullet more, or with the same ones. */
export async function storeRevision(
  store: Store,
  before: Briefing,
  { adds }: { readonly adds: boolean },
): Promise<Briefing> {
  const [first] = before.bullets;
  const bullets = adds && first ? [...before.bullets, { ...first, text: ADDED, isNew: true }] : before.bullets;
  const now = new Date().toISOString();
  const brief = { ...before, revision: before.revision + 1, bullets, madeAt: now };
  await store.stories.saveBriefing(brief, now);
  return brief;
}

function briefingOf(
  storyId: string,
  of: {
    readonly nth: number;
    readonly stored: Article;
    readonly statements: readonly Statement[];
    readonly now: Instant;
  },
): Briefing {
  const { nth, stored, statements, now } = of;
  const source = { articleId: stored.id, revision: stored.revision, outlet: stored.outlet, url: stored.url };
  const bullets = statements.map(
    ({ parts }): Bullet => ({
      ...{ text: parts[0]?.text ?? '', verbatim: true, outlets: 1, isNew: false },
      sources: [{ ...source, start: parts[0]?.start ?? 0, end: parts[0]?.end ?? 0 }],
    }),
  );
  return briefing(storyId, {
    ...{ title: headline(nth), bullets, statementIds: statements.slice(0, 2).map(({ id }) => id), topicIds: [TOPIC] },
    ...{ outlets: [stored.outlet], firstSeen: stored.published, lastSeen: stored.published, madeAt: now },
  });
}

function sayingsOf(nth: number): readonly { readonly words: string; readonly by: string }[] {
  return ['north', 'south', 'east'].map((pier, place) => ({
    words: `The ${pier} pier of line ${nth} will carry ${100 + ((nth * 37 + place * 11) % 800)} boats a day by summer.`,
    by: `Speaker ${(nth * 3 + place) % SPEAKERS}`,
  }));
}

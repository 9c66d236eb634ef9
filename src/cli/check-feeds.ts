import { count } from '../core/reply/lines.ts';
import { safeWords } from '../core/reply/safe-address.ts';
import { isInTrouble, sourceHealth } from '../core/reply/source-health.ts';
import { sourceLine } from '../core/reply/write-source.ts';
import { Failure } from '../model/failure.ts';
import { newFeedState } from '../model/feed.ts';
import type { Line } from '../model/reply.ts';
import type { Instant } from '../model/time.ts';
import type { FeedAnswer, Feeds } from '../ports/feeds.ts';
import type { DeskStatus } from '../ports/reads.ts';
import type { Settings } from '../settings/schema.ts';
import { toFeeds } from '../settings/to-model.ts';
import type { Finding } from './finding.ts';

type Source = DeskStatus['feeds'][number];

const FEEDS_AT_ONCE = 8;
const FEED_TIMEOUT_MS = 30_000;

/**
 * How each feed fares. What was asked within its own interval is told from the store, so that looking at an
 * installation costs its publishers nothing; asked now is only what was never asked, is due, or is in trouble.
 * Nothing is stored.
 */
export async function checkFeeds(from: {
  readonly settings: Settings;
  readonly stored: DeskStatus['feeds'];
  readonly feeds: Pick<Feeds, 'poll'>;
  readonly now: Instant;
}): Promise<Finding[]> {
  const sources = allSources(from);
  const answers = await askAll(
    sources.filter((source) => shallBeAsked(source, from.now)),
    from,
  );
  const unreached = [...answers.values()].filter(isOffline);
  const [first] = unreached;
  return [
    ...sources
      .filter(({ id }) => !isOffline(answers.get(id)))
      .map((source) => findingOf(source, answers.get(source.id), from.now)),
    ...(first ? [{ well: false, part: 'feeds', line: offlineLine(unreached.length, first) }] : []),
  ];
}

/** As configured, with what the store knows of them, then those that were added in chat. */
function allSources({
  settings,
  stored,
  now,
}: {
  readonly settings: Settings;
  readonly stored: DeskStatus['feeds'];
  readonly now: Instant;
}): readonly Source[] {
  const configured = toFeeds(settings).map((feed): Source => {
    const known = stored.find(({ id }) => id === feed.id);
    // another address is another source: what the old one answered says nothing of it
    return { ...feed, state: known?.url === feed.url ? known.state : newFeedState(feed.id, now) };
  });
  return [...configured, ...stored.filter(({ workspace }) => workspace !== null)];
}

function shallBeAsked({ state }: Source, now: Instant): boolean {
  if (state.status !== 'active') return false;
  return state.lastOkAt === null || state.nextPollAt <= now || isInTrouble(sourceHealth(state, now));
}

type Answer = FeedAnswer | Failure;

async function askAll(
  sources: readonly Source[],
  { feeds, now }: { readonly feeds: Pick<Feeds, 'poll'>; readonly now: Instant },
): Promise<ReadonlyMap<string, Answer>> {
  const waiting = [...sources];
  const answers = new Map<string, Answer>();
  const askNext = async (): Promise<void> => {
    for (let source = waiting.shift(); source; source = waiting.shift()) {
      const { id, url, state } = source;
      const signal = AbortSignal.timeout(FEED_TIMEOUT_MS);
      try {
        answers.set(id, await feeds.poll({ url: state.movedUrl ?? url, known: state, now, signal }));
      } catch (error) {
        if (!(error instanceof Failure)) throw error;
        answers.set(id, error);
      }
    }
  };
  await Promise.all(Array.from({ length: FEEDS_AT_ONCE }, askNext));
  return answers;
}

function findingOf(source: Source, answer: Answer | undefined, now: Instant): Finding {
  const { outlet, id, state } = source;
  const name = `${outlet} (${id}): `;
  if (answer === undefined) {
    const well = !isInTrouble(sourceHealth(state, now));
    return { well, part: 'feed', line: [name, ...sourceLine(source, now)] };
  }
  const before: Line =
    state.lastOkAt === null ? [] : [' Last answer before ', { kind: 'time', at: state.lastOkAt }, '.'];
  const well = !(answer instanceof Failure) && answer.kind !== 'gone';
  return { well, part: 'feed', line: [`${name}${inWords(answer)}`, ...before] };
}

function inWords(answer: Answer): string {
  if (answer instanceof Failure) return `asked now: ${safeWords(answer.words)}`;
  switch (answer.kind) {
    case 'items':
      return `answers now, with ${count(answer.feed.items.length, 'item')}.`;
    case 'unchanged':
      return 'answers now, with nothing new.';
    case 'gone':
      return 'says now that it is gone for good (410): remove it, or give its new address.';
    default:
      return answer satisfies never;
  }
}

function isOffline(answer: Answer | undefined): answer is Failure {
  return answer instanceof Failure && answer.code === 'offline';
}

function offlineLine(unreached: number, { words }: Failure): Line {
  return [`${count(unreached, 'feed')} could not be asked. ${words}`];
}

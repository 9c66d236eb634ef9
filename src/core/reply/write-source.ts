import type { Feed, FeedState } from '../../model/feed.ts';
import type { Inline, Line, Reply } from '../../model/reply.ts';
import type { Instant } from '../../model/time.ts';
import { safeAddress, safeWords } from './safe-address.ts';
import { sourceHealth } from './source-health.ts';

/** How a source fares, in a few sentences: for lists of all sources. */
export function sourceLine(source: Feed & { readonly state: FeedState }, now: Instant): Line {
  return [...healthOf(source.state, now), ...movedTo(source)];
}

/** What the manager of a source is told once when it has failed for a day, or is gone. */
export function sourceTrouble({ feed, state }: { readonly feed: Feed; readonly state: FeedState }): Reply {
  const what = `${feed.outlet} (${safeAddress(feed.url)})`;
  const line: Line =
    state.status === 'gone'
      ? [`${what} is not polled any more.${reasonOf(state)} ${placeOf(feed)} This is said once.`]
      : [
          `Nothing has come from ${what}`,
          ...sinceOf(state.lastOkAt ?? state.failingSince),
          `.${reasonOf(state)} It is tried again by itself, next `,
          time(state.nextPollAt),
          '; /news status shows how it goes. This is said once.',
        ];
  return {
    title: `${feed.outlet}: source in trouble`,
    private: false,
    blocks: [{ kind: 'text', line }],
    more: null,
  };
}

/** Where one changes it. */
function placeOf({ id, workspace }: Feed): string {
  return workspace === null ? `It stands in config/feeds.yaml, as ${id}.` : `/newsdesk sources remove ${id} ends it.`;
}

/** " The words of its last error.", or nothing. */
export function reasonOf({ lastError }: Pick<FeedState, 'lastError'>): string {
  return lastError === null ? '' : ` ${safeWords(lastError).replace(/[.\s]*$/, '.')}`;
}

function healthOf(state: FeedState, now: Instant): Line {
  const health = sourceHealth(state, now);
  const next: Line = [' Next poll ', time(state.nextPollAt), '.'];
  const last: Line = state.lastOkAt === null ? [' No answer yet.'] : [' Last answer ', time(state.lastOkAt), '.'];
  switch (health) {
    case 'gone':
      return [`Gone, and not polled any more.${reasonOf(state)}`, ...last];
    case 'paused':
      return [`Paused, and not polled.${reasonOf(state)}`, ...last];
    case 'failing':
      return ['Failing', ...sinceOf(state.failingSince), `.${reasonOf(state)}`, ...last, ...next];
    case 'held':
      return [`Not asked for now.${reasonOf(state)}`, ...last, ...next];
    case 'new':
      return ['Not polled yet.', ...next];
    case 'quiet':
      return ['It answers, but has had nothing new since ', time(state.newestItemAt ?? now), '.', ...last, ...next];
    case 'well':
      return ['In order.', ...last, ...next];
    default:
      return health satisfies never;
  }
}

function movedTo({ workspace, state }: Feed & { readonly state: FeedState }): Line {
  if (state.movedUrl === null) return [];
  const todo = workspace === null ? ': change it in config/feeds.yaml' : ', and is polled there';
  return [` It has moved to ${safeAddress(state.movedUrl)}${todo}.`];
}

/** " since then", or nothing where that is not known. */
export function sinceOf(moment: Instant | null): Line {
  return moment === null ? [] : [' since ', time(moment)];
}

function time(at: Instant): Inline {
  return { kind: 'time', at };
}

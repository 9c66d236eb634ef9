import type { Feed, FeedState } from '../../model/feed.ts';
import type { Line } from '../../model/reply.ts';
import type { Instant } from '../../model/time.ts';
import { count } from './lines.ts';
import { isInTrouble, type SourceHealth, sourceHealth } from './source-health.ts';
import { reasonOf, sinceOf } from './write-source.ts';

type Source = Feed & { readonly state: FeedState };

/** All sources in a few lines, however many there are. */
export type SourceStatus = {
  readonly inOrder: number;
  readonly trouble: readonly Line[]; // one for all that share a reason
  readonly remarks: readonly Line[]; // worth knowing, and nothing is broken
  readonly nextPollAt: Instant | null; // of all of them; null where none is polled
};

const NAMES_AT_MOST = 5; // of one line; /newsdesk sources list names all

/** How the sources fare: those in trouble grouped by reason, the others counted. */
export function sourceStatus(sources: readonly Source[], now: Instant): SourceStatus {
  const withHealth = sources.map((source) => ({ source, health: sourceHealth(source.state, now) }));
  const inTrouble = withHealth.filter(({ health }) => isInTrouble(health));
  const groups = Map.groupBy(inTrouble, ({ source, health }) => kindOf(health) + sameReason(source.state));
  const quiet = withHealth.filter(({ health }) => health === 'quiet').map(({ source }) => source);
  const moved = sources.filter(({ state }) => state.movedUrl !== null && state.status === 'active');
  const polled = sources.filter(({ state }) => state.status === 'active').map(({ state }) => state.nextPollAt);
  return {
    inOrder: sources.length - inTrouble.length,
    trouble: [...groups.values()].map((group) => troubleLine(group, sources.length)),
    remarks: [
      ...(quiet.length > 0 ? [quietLine(quiet)] : []),
      ...(moved.length > 0
        ? [[`Moved to another address: ${namesOf(moved)}; /newsdesk sources list says where.`]]
        : []),
    ],
    nextPollAt: polled.toSorted()[0] ?? null, // instants sort as text
  };
}

type InTrouble = { readonly source: Source; readonly health: SourceHealth };

function troubleLine(group: readonly InTrouble[], all: number): Line {
  const sources = group.map(({ source }) => source);
  const [first] = sources;
  if (!first) return [];
  const who = sources.length === all && all > 1 ? `All ${count(all, 'source')}` : namesOf(sources);
  const isOne = sources.length === 1;
  const states = sources.map(({ state }) => state);
  // Words that name several hosts (our network is down) are not about one of them.
  const isSame =
    states.every(({ lastError }) => lastError === first.state.lastError) || HOSTS.test(masked(first.state));
  const reason = isSame ? `.${reasonOf(first.state)}` : `, all alike. ${first.outlet}:${reasonOf(first.state)}`;
  if (group.some(({ health }) => health === 'gone' || health === 'paused'))
    return [`${who} ${isOne ? 'is' : 'are'} not polled any more${reason}`];
  if (group.every(({ health }) => health === 'held')) return [`${who} ${isOne ? 'was' : 'were'} not asked${reason}`];
  const since = earliest(states.flatMap(({ failingSince }) => failingSince ?? []));
  return [`${who} ${isOne ? 'has' : 'have'} failed`, ...sinceOf(since), reason];
}

function quietLine(sources: readonly Source[]): Line {
  const [only, ...others] = sources;
  if (!only || others.length > 0) return [`${namesOf(sources)} answer, but have had nothing new for long.`];
  return [`${only.outlet} answers, but has had nothing new`, ...sinceOf(only.state.newestItemAt), '.'];
}

/** What is not polled is never told together with what is. */
function kindOf(health: SourceHealth): string {
  return health === 'gone' || health === 'paused' ? 'ended ' : 'tried ';
}

/** The reason without what differs from source to source: addresses, hosts, moments. */
function sameReason(state: FeedState): string {
  return masked(state).replace(HOSTS, '*');
}

function masked({ lastError }: FeedState): string {
  return (lastError ?? '')
    .replace(/https?:\/\/\S+/gi, '*')
    .replace(/[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu, '*')
    .replace(/\d+ \p{L}{3} \d{4}, \d\d:\d\d/gu, '*');
}

const HOSTS = /\*(?:, \*)+/;

function namesOf(sources: readonly Source[]): string {
  const names = [...new Set(sources.map(({ outlet }) => outlet))];
  const shown = names.length > NAMES_AT_MOST ? names.slice(0, NAMES_AT_MOST - 1) : names;
  if (names.length === 1 && sources.length > 1) return `${names[0]} (${sources.length} feeds)`;
  const parts = names.length > shown.length ? [...shown, `${names.length - shown.length} more`] : shown;
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
}

function earliest(instants: readonly Instant[]): Instant | null {
  return instants.toSorted()[0] ?? null;
}

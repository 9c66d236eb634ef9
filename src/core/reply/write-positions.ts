import type { Block, Inline, Line, Reply } from '../../model/reply.ts';
import type { PositionChange, SpeakerPositions } from '../../model/stance.ts';
import type { Statement } from '../../model/statement.ts';
import type { Instant } from '../../model/time.ts';
import type { Topic } from '../../model/topic.ts';
import { count, moreOutlets, outletLink, reportedDifferently, saidWhen } from './lines.ts';
import { turnedByCue } from './turned-by-cue.ts';

export type PositionsView = 'now' | 'changes' | 'timeline';

/**
 * Per speaker: name, role, whether they changed, then each position with its exact words, day and link. A change is
 * named only where the words of both its statements are shown.
 */
export function positionBlocks(
  speaker: SpeakerPositions,
  about: { readonly topic: Topic; readonly view: PositionsView },
): Block[] {
  const changes = realChanges(speaker);
  const shown = shownPositions(speaker, about.view);
  const role = speaker.role === null ? '' : `, ${speaker.role}`;
  const head: Line = [{ kind: 'strong', text: `${speaker.name}${role}${changeWords(changes, shown)}` }];
  return [
    { kind: 'text', line: head },
    { kind: 'bullets', items: shown.map((position) => positionLine(position, about.topic)) },
  ];
}

type Positions = SpeakerPositions['positions'];

function changeWords(changes: readonly PositionChange[], shown: Positions): string {
  const [newest] = changes;
  if (!newest) return shown.length > 1 ? ': no change seen' : '';
  const ids = new Set(shown.map(({ statement }) => statement.id));
  const proven = changes.find((change) => ids.has(change.firstStatementId) && ids.has(change.secondStatementId));
  return proven ? `: ${proven.label.toUpperCase()}` : ': a change is on record; its words are older than what is shown';
}

/** The post of a change of position: "appears to", both statements in their exact words. */
export function changePost(input: {
  readonly change: PositionChange;
  readonly first: Statement;
  readonly second: Statement;
  readonly topicName: string;
}): Reply {
  const who = input.second.speaker?.name ?? 'A speaker';
  const title = `${input.topicName}: ${who} appears to have ${CHANGE_WORDS[input.change.label]}`;
  const line = (statement: Statement): Line => [
    ...saidWhen(statement),
    ': ',
    exactWords(statement),
    ' (',
    outletLink(statement),
    ')',
  ];
  return {
    title,
    private: false,
    blocks: [
      { kind: 'heading', text: title },
      { kind: 'bullets', items: [line(input.first), line(input.second)] },
    ],
    more: null,
  };
}

/** "NATO and Ukraine: positions since 10 Feb (4 speakers, 9 statements, 12 articles, 5 outlets)". */
export function positionsFoot(counts: {
  readonly speakersTotal: number;
  readonly statements: number;
  readonly articles: number;
  readonly outlets: number;
  readonly since: Instant;
}): Block {
  const sum = [
    count(counts.speakersTotal, 'speaker'),
    count(counts.statements, 'statement'),
    count(counts.articles, 'article'),
    count(counts.outlets, 'outlet'),
  ];
  return {
    kind: 'text',
    line: [`${sum.join(', ')} since `, { kind: 'time', at: counts.since }],
    small: true,
    foot: true,
  };
}

/** A statement's words as a line shows them: direct ones in quote marks, all else labelled as reported. */
export function exactWords(statement: Pick<Statement, 'kind' | 'parts' | 'cue'>): string {
  const turned = turnedByCue(statement);
  if (statement.kind === 'direct' && turned === null)
    return statement.parts.map((part) => `“${part.text}”`).join(' … ');
  const label = turned === null ? 'reported' : `reported (${turned})`;
  return `${label}: ${statement.parts.map((part) => part.text).join(' … ')}`;
}

const CHANGE_WORDS = {
  changed: 'changed position',
  softened: 'softened',
  hardened: 'hardened',
  same: 'repeated this',
  unrelated: 'spoken again',
} as const;

/** What a view shows of a speaker. Now: the newest, and what a change started from. Changes: the statements of changes. */
export function shownPositions(speaker: SpeakerPositions, view: PositionsView): Positions {
  const { positions } = speaker;
  if (view === 'timeline') return positions;
  const changes = realChanges(speaker);
  const ofInterest = view === 'now' ? changes.slice(0, 1) : changes;
  const ids = new Set(ofInterest.flatMap((change) => [change.firstStatementId, change.secondStatementId]));
  const changed = positions.filter(({ statement }) => ids.has(statement.id));
  if (view === 'changes' && changed.length > 0) return changed;
  return positions.filter((position, index) => index < POSITIONS_NOW || changed.includes(position));
}

const realChanges = ({ changes }: SpeakerPositions): readonly PositionChange[] =>
  changes.filter(({ label }) => label !== 'same' && label !== 'unrelated');

const POSITIONS_NOW = 2; // the newest two of a speaker: more is what the timeline is for

function positionLine(position: SpeakerPositions['positions'][number], topic: Topic): Line {
  const { statement, stance, alsoIn, variants } = position;
  const proposition =
    topic.propositions.length > 1 ? topic.propositions.find(({ id }) => id === stance.propositionId) : undefined;
  const on: Inline[] = proposition ? [` (on: ${proposition.about})`] : [];
  return [
    ...saidWhen(statement),
    ' · ',
    { kind: 'strong', text: stance.position },
    ...on,
    ' · ',
    exactWords(statement),
    ' · ',
    outletLink(statement),
    moreOutlets(alsoIn.length),
    ...reportedDifferently(variants),
  ];
}

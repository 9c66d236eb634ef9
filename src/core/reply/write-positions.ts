import type { Block, Inline, Line, Reply } from '../../model/reply.ts';
import type { PositionChange, SpeakerPositions } from '../../model/stance.ts';
import type { Statement } from '../../model/statement.ts';
import type { Instant } from '../../model/time.ts';
import type { Topic } from '../../model/topic.ts';
import { count, moreOutlets, outletLink, saidWhen } from './lines.ts';

export type PositionsView = 'now' | 'changes' | 'timeline';

/** Per speaker: name, role, CHANGED or steady, then each position with its exact words, day and link. */
export function positionBlocks(
  speaker: SpeakerPositions,
  about: { readonly topic: Topic; readonly view: PositionsView },
): Block[] {
  const change = speaker.changes[0];
  const role = speaker.role === null ? '' : `, ${speaker.role}`;
  const state = change
    ? ': CHANGED'
    : speaker.positions.length > 1 && about.view !== 'changes'
      ? ': no change seen'
      : '';
  const head: Line = [{ kind: 'strong', text: `${speaker.name}${role}${state}` }];
  const shown = about.view === 'now' ? currentPositions(speaker) : speaker.positions;
  return [
    { kind: 'text', line: head },
    { kind: 'bullets', items: shown.map((position) => positionLine(position, about.topic)) },
  ];
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
  return { kind: 'text', line: [`${sum.join(', ')} since `, { kind: 'time', at: counts.since }], small: true };
}

/** A statement's words as a line shows them: direct ones in quote marks, all else labelled as reported. */
export function exactWords(statement: Pick<Statement, 'kind' | 'parts'>): string {
  if (statement.kind === 'direct') return statement.parts.map((part) => `“${part.text}”`).join(' … ');
  return `reported: ${statement.parts.map((part) => part.text).join(' … ')}`;
}

const CHANGE_WORDS = {
  changed: 'changed position',
  softened: 'softened',
  hardened: 'hardened',
  same: 'repeated this',
  unrelated: 'spoken again',
} as const;

/** What the speaker stands for now, and with a change what they said before it. */
function currentPositions(speaker: SpeakerPositions): SpeakerPositions['positions'] {
  const ids = new Set(
    speaker.changes.slice(0, 1).flatMap((change) => [change.firstStatementId, change.secondStatementId]),
  );
  const kept = speaker.positions.filter((position, index) => index < POSITIONS_NOW || ids.has(position.statement.id));
  return kept;
}

const POSITIONS_NOW = 2; // the newest two of a speaker: more is what the timeline is for

function positionLine(position: SpeakerPositions['positions'][number], topic: Topic): Line {
  const { statement, stance, alsoIn } = position;
  const proposition =
    topic.propositions.length > 1 ? topic.propositions.find(({ id }) => id === stance.propositionId) : undefined;
  const on: Inline[] = proposition ? [` (on: ${proposition.about})`] : [];
  return [
    ...saidWhen(statement),
    '  ',
    { kind: 'strong', text: stance.position },
    ...on,
    '  ',
    exactWords(statement),
    '  ',
    outletLink(statement),
    moreOutlets(alsoIn.length),
  ];
}

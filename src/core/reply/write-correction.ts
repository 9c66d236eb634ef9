import type { Briefing, Correction } from '../../model/briefing.ts';
import type { Block, Line, Reply } from '../../model/reply.ts';
import { count, outletLink } from './lines.ts';

/**
 * The note in the thread of a post whose source changed: what we showed, what the source says now, whose it is, and
 * when that was seen. It tells that the article changed, never why.
 */
export function correctionPost(content: {
  readonly briefing: Briefing;
  readonly corrections: readonly Correction[]; // oldest first
  readonly topicName: string;
}): Reply {
  const { briefing, corrections, topicName } = content;
  const title = `Correction: ${briefing.title}`;
  const shown = corrections.slice(0, CORRECTIONS_A_NOTE);
  const left = corrections.length - shown.length;
  return {
    title,
    private: false,
    blocks: [
      { kind: 'text', line: [topicName], small: true },
      { kind: 'heading', text: title },
      ...shown.flatMap(correctionBlocks),
      ...(left > 0 ? [{ kind: 'text', line: [`and ${count(left, 'more correction')}`], small: true } as const] : []),
    ],
    more: null,
  };
}

const CORRECTIONS_A_NOTE = 6; // a screen; an article that changed more was written anew

function correctionBlocks({ was, now, by, source, noticedAt }: Correction): readonly Block[] {
  const whose = by === null ? '' : ` on what ${by} said`;
  return [
    {
      kind: 'text',
      line: [outletLink(source), ` changed its article${whose}; seen `, { kind: 'time', at: noticedAt }],
    },
    {
      kind: 'bullets',
      items: [
        [{ kind: 'strong', text: 'Was: ' }, inMarks(was)],
        [{ kind: 'strong', text: 'Now: ' }, now === null ? 'no longer in the article' : nowWords(now)],
      ],
    },
  ];
}

/** At most so many corrections of a briefing, newest first, each in a line, and how many more there are. */
export function correctionLines(corrections: readonly Correction[], atMost: number): readonly Block[] {
  const shown = corrections.toReversed().slice(0, atMost);
  const left = corrections.length - shown.length;
  const lines: readonly Line[] = [
    ...shown.map(correctionLine),
    ...(left > 0 ? [[`and ${count(left, 'more correction')}`]] : []),
  ];
  return lines.map((line) => ({ kind: 'text', line, small: true }));
}

/** 'Corrected by The Lantern (Thu 13 Feb 2025 09:00): was “…”, now “…”'. */
function correctionLine({ was, now, by, source, noticedAt }: Correction): Line {
  return [
    { kind: 'strong', text: 'Corrected' },
    ' by ',
    outletLink(source),
    ' (seen ',
    { kind: 'time', at: noticedAt },
    `): ${by === null ? '' : `words of ${by}, `}`,
    ...(now === null ? [inMarks(was), ' is no longer in the article'] : [`was ${inMarks(was)}, now ${nowWords(now)}`]),
  ];
}

/** Exact words in quote marks that are not among their own. */
const inMarks = (words: string): string => (/[“”"„]/.test(words) ? `‘${words}’` : `“${words}”`);

/** New words that are too long for a line are left out whole; the old ones are always shown. */
const nowWords = (words: string): string =>
  words.length > NOW_AT_MOST ? 'in other words, see the article' : inMarks(words);

const NOW_AT_MOST = 600; // characters: two long sentences

import type { Briefing, BriefingContent, Bullet } from '../../model/briefing.ts';
import type { Block, Inline, Line, Reply } from '../../model/reply.ts';
import type { Instant } from '../../model/time.ts';
import { cleanText } from './clean-text.ts';
import { count, outletLink } from './lines.ts';
import { correctionLines } from './write-correction.ts';
import { quoteBlock } from './write-statement.ts';

/** The post of one story: headline, summary, bullets with their outlets, leading statements, corrections, when it was seen. */
export function briefingPost(content: BriefingContent, topicName: string): Reply {
  const { briefing } = content;
  return {
    title: `${topicName}: ${briefing.title}`,
    private: false,
    blocks: [
      { kind: 'text', line: [topicName, briefing.revision > 1 ? ' · Updated' : ' · New'], small: true },
      ...storyBlocks(content, 3),
    ],
    more: null,
  };
}

/** The post of a digest: the newest stories of a topic, each cut to its first bullets. */
export function digestPost(
  contents: readonly BriefingContent[],
  about: { readonly topicName: string; readonly since: Instant; readonly lateFrom?: Instant },
): Reply {
  const stories = contents.slice(0, STORIES_A_DIGEST);
  const left = contents.length - stories.length;
  const late: Line = about.lateFrom === undefined ? [] : [' · was due ', { kind: 'time', at: about.lateFrom }];
  return {
    title: `${about.topicName}: ${contents.length === 0 ? 'nothing new' : count(contents.length, 'story')} since the last digest`,
    private: false,
    blocks: [
      {
        kind: 'text',
        line: [`${about.topicName} · digest since `, { kind: 'time', at: about.since }, ...late],
        small: true,
      },
      ...(contents.length === 0 ? [{ kind: 'text', line: ['Nothing new.'] } as const] : []),
      ...stories.flatMap(({ briefing, statements }) =>
        storyBlocks({ briefing: { ...briefing, bullets: briefing.bullets.slice(0, 3) }, statements }, 1),
      ),
      ...(left > 0
        ? [{ kind: 'text', line: [`and ${count(left, 'more story')}: ask /brief`], small: true, foot: true } as const]
        : []),
    ],
    more: null,
  };
}

/** The post that a manager asked for to see whether posts arrive: the newest story, if there is one. */
export function testPost(story: BriefingContent | null, topicName: string): Reply {
  const title = `${topicName}: a test`;
  const line =
    story === null ? `${title}. Posts on ${topicName} will look like this one; no story is on record yet.` : title;
  return {
    title,
    private: false,
    blocks: [{ kind: 'text', line: [line], small: true }, ...(story === null ? [] : storyBlocks(story, 3))],
    more: null,
  };
}

/** A story's blocks: heading, summary, bullets, at most so many leading statements and corrections, and where it stands. */
export function storyBlocks({ briefing, statements }: BriefingContent, atMost: number): Block[] {
  const span: Line = [
    'first seen ',
    { kind: 'time', at: briefing.firstSeen },
    ', last ',
    { kind: 'time', at: briefing.lastSeen },
  ];
  return [
    { kind: 'heading', text: briefing.title },
    ...summaryLine(briefing),
    { kind: 'bullets', items: briefing.bullets.map((bullet) => bulletLine(bullet, briefing.revision > 1)) },
    ...statements.slice(0, atMost).map(quoteBlock),
    ...correctionLines(briefing.corrections, atMost),
    {
      kind: 'text',
      line: [
        `${count(briefing.articles, 'article')} in ${count(briefing.outlets.length, 'outlet')}: ${outletNames(briefing.outlets)}; `,
        ...span,
      ],
      small: true,
    },
  ];
}

/** The story in one line. */
function summaryLine(briefing: Briefing): readonly Block[] {
  const summary = ownSummary(briefing);
  return summary === null ? [] : [{ kind: 'text', line: [summary.text, ' (', outletLink(summary.source), ')'] }];
}

/** The summary; null where there is none, or where the headline or the first bullet tells it in the same words. */
export function ownSummary({ title, summary, bullets }: Briefing): Briefing['summary'] {
  if (summary === null) return null;
  const words = bareWords(summary.text);
  const isTold = [title, bullets[0]?.text ?? ''].some((text) => bareWords(text).includes(words));
  return isTold ? null : summary;
}

/** " in small letters without marks ", so that words are found as a whole. */
const bareWords = (text: string): string =>
  ` ${
    cleanText(text)
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu)
      ?.join(' ') ?? ''
  } `;

const OUTLETS_NAMED = 6; // what fits a line

function outletNames(outlets: readonly string[]): string {
  const left = outlets.length - OUTLETS_NAMED;
  return `${outlets.slice(0, OUTLETS_NAMED).join(', ')}${left > 0 ? ` and ${left} more` : ''}`;
}

const STORIES_A_DIGEST = 8; // keeps a digest on one screen and under every platform's message limit

function bulletLine(bullet: Bullet, marksNew: boolean): Line {
  const links = distinctOutlets(bullet).flatMap((source, index): Inline[] => [
    index === 0 ? ' ' : ', ',
    outletLink(source),
  ]);
  const whose = bullet.verbatim ? '' : 'in our words; ';
  const outlets: Inline[] =
    bullet.outlets > 1
      ? [` (${whose}${bullet.outlets} outlets:`, ...links, ')']
      : [` (${whose}`, ...links.slice(1), ')'];
  return [...(marksNew && bullet.isNew ? [{ kind: 'strong', text: 'New: ' } as const] : []), bullet.text, ...outlets];
}

function distinctOutlets(bullet: Bullet): readonly Bullet['sources'][number][] {
  const seen = new Set<string>();
  return bullet.sources.filter(({ outlet }) => !seen.has(outlet) && seen.add(outlet)).slice(0, 3);
}

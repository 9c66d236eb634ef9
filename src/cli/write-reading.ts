import { saidWhen, speakerName } from '../core/reply/lines.ts';
import { exactWords } from '../core/reply/write-positions.ts';
import { quoteBlock } from '../core/reply/write-statement.ts';
import type { Block, Line, Reply } from '../model/reply.ts';
import type { Statement } from '../model/statement.ts';
import type { Instant } from '../model/time.ts';
import type { Topic } from '../model/topic.ts';
import type { Findings } from '../ports/news-store.ts';
import type { GivenText } from './read-given.ts';

/** What was found in one article: its bullets, who said what and when, and where they stand. */
export function writeReading(input: {
  readonly given: GivenText;
  readonly published: Instant | null;
  readonly bullets: readonly string[];
  readonly findings: Findings;
  readonly topics: readonly Topic[];
}): Reply {
  const { given, published, bullets, findings } = input;
  const statements = findings.statements.map((found, index) => onRecord(found, { index, given, published }));
  const blocks: Block[] = [
    { kind: 'heading', text: given.title === '' ? given.name : given.title },
    { kind: 'text', line: origin(given, published), small: true },
    { kind: 'heading', text: 'In short' },
    { kind: 'bullets', items: bullets.map((text) => [text]) },
    ...(bullets.length === 0 ? [{ kind: 'text', line: ['No sentence of it can stand alone.'] } as const] : []),
    { kind: 'heading', text: 'Who said what' },
    ...statements.map(
      (statement): Block => ({ ...quoteBlock({ statement, alsoIn: [], variants: [] }), source: when(statement) }),
    ),
    ...(statements.length === 0 ? [{ kind: 'text', line: ['No statements found.'] } as const] : []),
  ];
  for (const tag of findings.tags) {
    const stances = findings.stances.filter((stance) => stance.topicId === tag.topicId);
    const topic = input.topics.find(({ id }) => id === tag.topicId);
    blocks.push({ kind: 'heading', text: `Where they stand: ${topic?.name ?? tag.topicId}` });
    blocks.push({
      kind: 'bullets',
      items: stances.flatMap((stance) => {
        const statement = statements[stance.statement];
        return statement
          ? [
              [
                { kind: 'strong', text: speakerName(statement) } as const,
                ' · ',
                ...when(statement),
                ' · ',
                { kind: 'strong', text: stance.position } as const,
                about(stance.propositionId, topic),
                exactWords(statement),
              ],
            ]
          : [];
      }),
    });
    if (stances.length === 0) blocks.push({ kind: 'text', line: ['Nobody quoted here takes a clear position on it.'] });
  }
  return { title: 'Read', private: true, blocks, more: null };
}

function onRecord(
  found: Findings['statements'][number],
  about: { readonly index: number; readonly given: GivenText; readonly published: Instant | null },
): Statement {
  const id = String(about.index);
  return {
    ...found,
    id,
    articleId: 'given',
    revision: 1,
    outlet: about.given.name,
    url: about.given.url,
    title: about.given.title,
    published: about.published ?? UNKNOWN,
    sameAs: id,
  };
}

const UNKNOWN: Instant = ''; // never shown: without a day the line below leaves the time out

/** "The Courier's site, published Thu 5 Mar 2026"; says what to do when the day is unknown, as all others count from it. */
function origin(given: GivenText, published: Instant | null): Line {
  const from = given.url ?? (given.title === '' ? '' : given.name);
  const day: Line =
    published === null
      ? ['day of publication unknown: tell it with --published 2025-02-13']
      : ['published ', { kind: 'day', day: published.slice(0, 10) }];
  return from === '' ? day : [from, ', ', ...day];
}

/** The day on which it was said; else the day of publication, and says so. */
function when(statement: Statement): Line {
  if (statement.said !== null) return saidWhen(statement);
  if (statement.published === UNKNOWN) return ['day not given'];
  return ['published ', { kind: 'day', day: statement.published.slice(0, 10) }];
}

function about(propositionId: string, topic: Topic | undefined): string {
  const proposition = topic?.propositions.find(({ id }) => id === propositionId);
  return proposition ? ` (on: ${proposition.about}) · ` : ' · ';
}

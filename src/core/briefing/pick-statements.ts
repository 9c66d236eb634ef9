import type { Statement } from '../../model/statement.ts';

const MOST_STATEMENTS = 6;

/**
 * Ids of the statements that lead a briefing: sure ones, exact words before reported ones, each speaker's first
 * before anyone's second, the more confident and then the earlier first. Words that stand in several articles count
 * once, and statements of copies are left to the article they were copied from.
 */
export function pickStatements(
  statements: readonly Statement[],
  options: { readonly copies: Readonly<Record<string, string>>; readonly leastConfidence: number },
): readonly string[] {
  const { copies, leastConfidence } = options;
  const originals = new Set(statements.map((statement) => statement.articleId));
  const ranked = statements
    .filter((statement) => statement.confidence >= leastConfidence && statement.speaker !== null)
    .filter((statement) => !originals.has(copies[statement.articleId] ?? ''))
    .toSorted(
      (a, b) =>
        exactness(a) - exactness(b) ||
        b.confidence - a.confidence ||
        compare(a.published, b.published) ||
        a.start - b.start ||
        compare(a.id, b.id),
    );
  const seen = new Set<string>();
  const distinct = ranked.filter((statement) => {
    const words = wordsOf(statement);
    const again = seen.has(statement.sameAs) || seen.has(words);
    seen.add(statement.sameAs).add(words);
    return !again;
  });
  const turns = new Map<string, number>();
  return distinct
    .map((statement) => {
      const speaker = speakerOf(statement);
      const turn = turns.get(speaker) ?? 0;
      turns.set(speaker, turn + 1);
      return { id: statement.id, turn };
    })
    .toSorted((a, b) => a.turn - b.turn)
    .slice(0, MOST_STATEMENTS)
    .map(({ id }) => id);
}

function exactness({ kind }: Statement): number {
  switch (kind) {
    case 'direct':
    case 'mixed':
      return 0;
    case 'indirect':
      return 1;
    default:
      return kind satisfies never;
  }
}

const speakerOf = ({ speaker }: Statement): string =>
  (speaker?.personId ?? speaker?.name ?? speaker?.mention.text ?? '').toLowerCase();

function wordsOf(statement: Statement): string {
  const words = statement.parts.map((part) => part.text).join(' ');
  return `${speakerOf(statement)}: ${words
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()}`;
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

import type { Block, Line } from '../../model/reply.ts';
import type { SourcedStatement, Statement } from '../../model/statement.ts';
import { linkToWords, moreOutlets, reportedDifferently, saidWhen, speakerName } from './lines.ts';
import { turnedByCue } from './turned-by-cue.ts';

/** A statement in its exact words, with speaker, day, link, how many other outlets carry it, and who has it otherwise. */
export function quoteBlock({ statement, alsoIn, variants }: SourcedStatement): Extract<Block, { kind: 'quote' }> {
  const turned = turnedByCue(statement);
  return {
    kind: 'quote',
    words: statement.parts.map((part) => part.text),
    reported: statement.kind !== 'direct' || turned !== null,
    by: turned === null ? [speakerName(statement)] : [speakerName(statement), ` (the report: “${turned}” this)`],
    source: [...sourceLine(statement, alsoIn.length), ...reportedDifferently(variants)],
  };
}

/** "Thu 13 Feb, The Hill (+2 outlets)". */
export function sourceLine(statement: Statement, otherOutlets: number): Line {
  return [...saidWhen(statement), ', ', linkToWords(statement), moreOutlets(otherOutlets)];
}

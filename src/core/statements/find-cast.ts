import type { Token } from '../language/tokens.ts';
import { isBodyWord } from './body-words.ts';
import type { Cast, NameMention } from './cast.ts';
import { describeName } from './describe-names.ts';
import { learnPronoun, meantBy } from './follow-pronouns.ts';
import { gatherCharacters } from './gather-characters.ts';
import { isHeadline, isPlainName, namedAgain, smallWords } from './headlines.ts';
import { type NameHead, nameHead } from './name-heads.ts';
import { isPlace, nameRun } from './name-runs.ts';
import type { PeopleBook } from './people-book.ts';
import type { Clause, Reading } from './reading.ts';
import { actsAsPerson, isSubject } from './subjects.ts';
import { unnamedPerson } from './unnamed-people.ts';

/**
 * Finds the names of an article and puts together those that mean the same person. People without a name ("a
 * spokesman") are among the mentions too, as what "he" may mean, but not among the characters.
 */
export function findCast(reading: Reading, book: PeopleBook): Cast {
  const { tokens } = reading;
  const gathering = gatherCharacters(book);
  const mentions: NameMention[] = [];
  const headlines: Clause[] = [];
  const small = smallWords(tokens);
  for (const clause of reading.clauses) {
    const headline = isHeadline(tokens, clause);
    if (headline) headlines.push(clause);
    let at = clause.from;
    while (at < clause.to) {
      const run = nameRun(reading, at, clause.from, clause.to);
      if (run === null) {
        const unnamed = unnamedPerson(reading, mentions, clause, at);
        if (unnamed !== null) mentions.push(unnamed);
        else {
          learnPronoun(reading, mentions, at);
          const meant = meantBy(reading, mentions, clause, at);
          if (meant !== null) mentions.push(meant);
        }
        at++;
        continue;
      }
      at = run.to;
      const head = nameHead(tokens, run);
      if (head === null || (headline && !isPlainName(head.words))) continue;
      const opens = head.from === clause.from || tokens[head.from - 1]!.kind === 'mark';
      const isSmall = opens && head.words.length === 1 && small.has(tokens[head.from]!.lower);
      if (isSmall && gathering.bySurname(head.words[0]!) === null) continue;
      const described = describeName(reading, run, head);
      const character = isFamily(tokens, head) ? null : gathering.place(described);
      if (character !== null && character.kind === 'person' && actsAsPerson(tokens, head.to)) character.sure = true;
      mentions.push({
        at: head.from,
        to: head.to,
        character,
        clause: clause.index,
        quoted: reading.quoteOf[head.from]! >= 0,
        subject: isSubject(tokens, head, clause.from),
        possessive: described.possessive,
      });
    }
  }
  const taken = new Set(mentions.flatMap((mention) => range(mention.at, mention.to)));
  for (const clause of headlines)
    mentions.push(...namedAgain(reading, gathering, clause).filter(({ at }) => !taken.has(at)));
  mentions.sort((a, b) => a.at - b.at);
  return { characters: gathering.characters, mentions };
}

/** "The Moritzes" are several. */
function isFamily(tokens: readonly Token[], head: NameHead): boolean {
  const { words } = head;
  const isPlural = words.length === 1 && /[^s]s$/.test(words[0]!) && tokens[head.from - 1]?.lower === 'the';
  return isPlural && !words.some(isBodyWord) && !isPlace(words) && tokens[head.to]?.lower !== "'s";
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, index) => from + index);
}

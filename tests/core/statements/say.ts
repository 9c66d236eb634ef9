import { readText } from '../../../src/core/article/read-text.ts';
import { findStatements } from '../../../src/core/statements/find-statements.ts';
import { makePeopleBook } from '../../../src/core/statements/people-book.ts';
import type { Person } from '../../../src/model/person.ts';
import type { FoundStatement } from '../../../src/model/statement.ts';

type Options = { readonly published?: string | null; readonly people?: readonly Person[] };

/** What the engine finds in a text; "¶" stands for a new paragraph. */
export function findIn(text: string, { published = null, people = [] }: Options = {}) {
  const source = text.replace(/\s*¶\s*/g, '\n\n');
  const found = findStatements(
    {
      title: '',
      text: source,
      sentences: readText(source).sentences,
      published: published === null ? null : `${published}T12:00:00.000Z`,
    },
    makePeopleBook(people),
  );
  return { ...found, text: source };
}

/** One statement as a line: "speaker > kind > words || words". The speaker is the name, or else the mention in brackets. */
export function line(statement: FoundStatement): string {
  const { speaker } = statement;
  const who = speaker === null ? '-' : (speaker.name ?? `(${speaker.mention.text})`);
  return `${who} > ${statement.kind} > ${statement.parts.map((part) => part.text).join(' || ')}`;
}

/** The statements of a text as lines. */
export function linesOf(text: string, options?: Options): string[] {
  return findIn(text, options).statements.map(line);
}

import { say } from '../../core/reply/lines.ts';
import { defineCommand } from '../../core/request/command.ts';
import { findPerson, findTopic } from '../../core/request/find-named.ts';
import { nextPage } from '../../core/request/next-page.ts';
import { readSince } from '../../core/request/read-since.ts';
import { readUntil } from '../../core/request/read-until.ts';
import type { RecordedStatement } from '../../model/record.ts';
import type { Reply } from '../../model/reply.ts';
import type { Instant } from '../../model/time.ts';
import type { Exports } from '../../ports/exports.ts';
import type { Reads } from '../../ports/reads.ts';

export type ExportPorts = { readonly exports: Exports; readonly reads: Pick<Reads, 'topics' | 'people'> };

/**
 * A page of the record as data: each line of its one list is a statement as JSON, and `more` asks for the next page. The
 * command line goes through the pages (`onrecord export`); an embedded store is open to the running process only, so
 * that one answers. No chat offers it.
 */
export const exportRecord = defineCommand({
  name: 'export',
  summary: 'Statements with their citations, as data for the command line',
  options: {
    topic: { kind: 'topic', summary: 'a topic' },
    who: { kind: 'person', summary: 'a person or body' },
    words: { kind: 'text', summary: 'words that must stand in the statement' },
    since: { kind: 'since', summary: 'published since: 30d, monday or a date; all if left out' },
    until: { kind: 'since', summary: 'published until: a date, included; all if left out' },
    reported: { kind: 'choice', summary: 'with: also what was reported as a mistake', choices: ['without', 'with'] },
    after: { kind: 'text', summary: 'the place in the record to go on from' },
  },
  examples: ['/export topic:nato-ukraine since:30d'],
  managers: true,
  async answer(args, { exports, reads }: ExportPorts, context): Promise<Reply> {
    const { workspace } = context.channel;
    const topic = args.topic === undefined ? null : findTopic(args.topic, await reads.topics(workspace));
    const who = args.who === undefined ? null : findPerson(args.who, await reads.people());
    const page = await exports.page({
      workspace,
      topicId: topic?.id ?? null,
      speakerId: who?.id ?? null,
      words: args.words ?? null,
      since: args.since === undefined ? BEGINNING : readSince(args.since, context),
      until: args.until === undefined ? END : readUntil(args.until, context),
      withReported: args.reported === 'with',
      after: args.after ?? null,
      atMost: STATEMENTS_A_PAGE,
    });
    return {
      ...say(EXPORTED),
      blocks: [{ kind: 'bullets', items: page.statements.map((statement) => [JSON.stringify(statement)]) }],
      more: page.next === null ? null : nextPage('export', { ...args, after: page.next }, { page: 0 }),
    };
  },
});

/** The statements of a reply of `exportRecord`; undefined of any other reply, which says what is wrong. */
export function exportedStatements({ title, blocks: [list] }: Reply): readonly RecordedStatement[] | undefined {
  if (title !== EXPORTED || list?.kind !== 'bullets') return undefined;
  // each line was made of such a statement above
  return list.items.map(([json]) => JSON.parse(String(json)) as RecordedStatement);
}

const EXPORTED = 'Statements as JSON';
const STATEMENTS_A_PAGE = 200; // about 400 kB
const BEGINNING: Instant = '0001-01-01T00:00:00.000Z';
const END: Instant = '9999-12-31T00:00:00.000Z';

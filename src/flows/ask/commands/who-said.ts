import { buttonRow } from '../../../core/reply/button-row.ts';
import { A_PAGE } from '../../../core/reply/page-sizes.ts';
import { answerButtons } from '../../../core/reply/write-mistake.ts';
import { nothingFound } from '../../../core/reply/write-nothing-found.ts';
import { quoteBlock } from '../../../core/reply/write-statement.ts';
import { defineCommand } from '../../../core/request/command.ts';
import { findQuoted } from '../../../core/request/find-quoted.ts';
import { readSince } from '../../../core/request/read-since.ts';
import { Failure } from '../../../model/failure.ts';
import type { Reply } from '../../../model/reply.ts';
import type { SourcedStatement } from '../../../model/statement.ts';
import type { AskPorts } from '../ask-ports.ts';

export const whoSaid = defineCommand({
  name: 'who-said',
  summary: 'Who said the words of a message, when and where it stands',
  options: { text: { kind: 'text', summary: 'the words', required: true, main: true } },
  examples: ['/who-said "everything is on the table"'],
  managers: false,
  onMessage: { label: 'Who said this?', words: 'text' },
  hidden: true,
  async answer({ text }, { reads }: AskPorts, context): Promise<Reply> {
    const quoted = findQuoted(text);
    if (quoted.length === 0)
      throw new Failure(
        'bad-input',
        'That message has no quotation, and is too long to be one: /quotes words:"..." finds some of its words.',
      );
    const since = readSince(SEARCHED, context);
    const found = new Map<string, SourcedStatement>();
    for (const words of quoted) {
      const page = await reads.statements({
        ...{ workspace: context.channel.workspace, speakerId: null, topicId: null, words, since },
        ...{ kinds: ['direct', 'mixed'], atMost: A_PAGE.quotes, skip: 0 },
      });
      for (const one of page.found) found.set(one.statement.id, one);
    }
    const statements = [...found.values()].slice(0, A_PAGE.quotes);
    if (statements.length === 0)
      return nothingFound({
        what: `No statement with the words “${quoted[0]}”${quoted.length > 1 ? ', or another quotation of that message,' : ''} is on record`,
        since,
        next: 'That does not mean that nobody said it.',
      });
    return {
      title: 'Who said this?',
      private: true,
      blocks: [
        { kind: 'text', line: [{ kind: 'strong', text: 'Who said this?' }] },
        ...statements.map(quoteBlock),
        ...buttonRow(
          answerButtons(statements, {
            command: 'report',
            options: { show: 'quotes', words: quoted[0] ?? '', since: SEARCHED },
          }),
        ),
      ],
      more: null,
    };
  },
});

const SEARCHED = '365d';

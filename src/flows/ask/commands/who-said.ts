import { buttonRow } from '../../../core/reply/button-row.ts';
import { A_PAGE } from '../../../core/reply/page-sizes.ts';
import { answerButtons } from '../../../core/reply/write-mistake.ts';
import { nothingFound } from '../../../core/reply/write-nothing-found.ts';
import { quoteBlock } from '../../../core/reply/write-statement.ts';
import { defineCommand } from '../../../core/request/command.ts';
import { echo } from '../../../core/request/echo.ts';
import { findQuoted } from '../../../core/request/find-quoted.ts';
import { readSince } from '../../../core/request/read-since.ts';
import { Failure } from '../../../model/failure.ts';
import type { Block, Reply, Request } from '../../../model/reply.ts';
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
        'That message has no quotation, and is no short one itself: /quotes words:"..." finds some of its words.',
      );
    const since = readSince(SEARCHED, context);
    const { workspace } = context.channel;
    const blocks: Block[] = [];
    const shown = new Set<string>();
    for (const words of quoted) {
      const { found } = await reads.statements({
        ...{ workspace, speakerId: null, topicId: null, words, since },
        ...{ kinds: ['direct', 'mixed'], atMost: A_PAGE.quotes, skip: 0 },
      });
      const others = found.filter(({ statement }) => !shown.has(statement.id)).slice(0, A_PAGE.quotes - shown.size);
      for (const { statement } of others) shown.add(statement.id);
      blocks.push(...others.map(quoteBlock), ...buttonRow(answerButtons(others, sameWords(words))));
    }
    if (shown.size === 0)
      return nothingFound({
        what: `No statement with the words “${echo(quoted[0] ?? '')}”${quoted.length > 1 ? ', or another quotation of that message,' : ''} is on record`,
        since,
        next: 'That does not mean that nobody said it.',
      });
    const title = 'Who said this?';
    return {
      title,
      private: true,
      blocks: [{ kind: 'text', line: [{ kind: 'strong', text: title }] }, ...blocks],
      more: null,
    };
  },
});

/** Each quotation has its own buttons: what one of them finds is not what the others rest on. */
const sameWords = (words: string): Request => ({
  command: 'report',
  options: { show: 'quotes', words, since: SEARCHED },
});

const SEARCHED = '365d';

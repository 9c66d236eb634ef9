import { buttonRow } from '../../../core/reply/button-row.ts';
import { count } from '../../../core/reply/lines.ts';
import { A_PAGE } from '../../../core/reply/page-sizes.ts';
import { answerButtons } from '../../../core/reply/write-mistake.ts';
import { noSuchPage, nothingFound } from '../../../core/reply/write-nothing-found.ts';
import { quoteBlock } from '../../../core/reply/write-statement.ts';
import { defineCommand } from '../../../core/request/command.ts';
import { findPerson, findTopic } from '../../../core/request/find-named.ts';
import { tryLonger } from '../../../core/request/longer-time.ts';
import { nextPage, samePage } from '../../../core/request/next-page.ts';
import { readSince } from '../../../core/request/read-since.ts';
import { SHARE } from '../../../core/request/share.ts';
import { Failure } from '../../../model/failure.ts';
import type { Line } from '../../../model/reply.ts';
import type { AskPorts } from '../ask-ports.ts';

export const quotes = defineCommand({
  name: 'quotes',
  summary: 'Exact words only: who said what, when and where it stands',
  options: {
    who: { kind: 'person', summary: 'a person or body', main: true },
    topic: { kind: 'topic', summary: 'a topic' },
    words: { kind: 'text', summary: 'words that must stand in the quotation' },
    since: { kind: 'since', summary: '24h, 7d, today, monday or a date', default: '30d' },
    share: SHARE,
  },
  examples: ['/quotes Kaja Kallas', '/quotes topic:nato-ukraine words:"dirty deal"'],
  managers: false,
  async answer(args, { reads }: AskPorts, context) {
    const { workspace } = context.channel;
    if (args.who === undefined && args.topic === undefined && args.words === undefined) {
      throw new Failure('bad-input', '/quotes needs somebody, a topic or words: try /quotes Kaja Kallas.');
    }
    const who = args.who === undefined ? null : findPerson(args.who, await reads.people());
    const topic = args.topic === undefined ? null : findTopic(args.topic, await reads.topics(workspace));
    const since = readSince(args.since, context);
    const { found, total } = await reads.statements({
      workspace,
      speakerId: who?.id ?? null,
      topicId: topic?.id ?? null,
      words: args.words ?? null,
      kinds: ['direct', 'mixed'], // a paraphrase is no quotation
      since,
      atMost: A_PAGE.quotes,
      skip: (context.page - 1) * A_PAGE.quotes,
    });
    const asked = [who?.name, topic?.name, args.words === undefined ? undefined : `“${args.words}”`]
      .filter((part) => part !== undefined)
      .join(', ');
    if (found.length === 0) {
      if (total > 0) return noSuchPage({ what: asked, page: context.page, pages: Math.ceil(total / A_PAGE.quotes) });
      const by = who === null ? '' : ` by ${who.name}`;
      const on = topic === null ? '' : ` on ${topic.name}`;
      const words = args.words === undefined ? '' : ` with the words “${args.words}”`;
      const what = `No quotation${by}${on}${words} is on record`;
      return nothingFound({ what, since, next: tryLonger(since, context.now) });
    }
    const head: Line = [{ kind: 'strong', text: asked }, `: ${count(total, 'quotation')} since `];
    const left = total - context.page * A_PAGE.quotes;
    return {
      title: `${asked}: ${count(total, 'quotation')}`,
      private: true,
      blocks: [
        { kind: 'text', line: [...head, { kind: 'time', at: since }] },
        ...found.map(quoteBlock),
        ...buttonRow(answerButtons(found, samePage('report', { show: 'quotes', ...args }, context))),
      ],
      more: left > 0 ? nextPage('quotes', args, context) : null,
    };
  },
});

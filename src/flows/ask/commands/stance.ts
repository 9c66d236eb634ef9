import { buttonRow } from '../../../core/reply/button-row.ts';
import { count } from '../../../core/reply/lines.ts';
import { A_PAGE, POSITIONS_EACH } from '../../../core/reply/page-sizes.ts';
import { answerButtons } from '../../../core/reply/write-mistake.ts';
import { noSuchPage, nothingFound } from '../../../core/reply/write-nothing-found.ts';
import { positionBlocks, positionsFoot, shownPositions } from '../../../core/reply/write-positions.ts';
import { timelineBlock } from '../../../core/reply/write-timeline.ts';
import { defineCommand } from '../../../core/request/command.ts';
import { findPerson, findTopic } from '../../../core/request/find-named.ts';
import { tryLonger } from '../../../core/request/longer-time.ts';
import { nextPage, samePage } from '../../../core/request/next-page.ts';
import { readSince } from '../../../core/request/read-since.ts';
import { SHARE } from '../../../core/request/share.ts';
import type { Button, Reply } from '../../../model/reply.ts';
import type { AskPorts } from '../ask-ports.ts';

export const stance = defineCommand({
  name: 'stance',
  summary: 'Who stands where on a topic, in their exact words, and what changed',
  options: {
    topic: { kind: 'topic', summary: 'the topic', required: true, main: true },
    who: { kind: 'person', summary: 'one person or body only' },
    view: {
      kind: 'choice',
      summary: 'now, changes or timeline',
      choices: ['now', 'changes', 'timeline'],
      default: 'now',
    },
    since: { kind: 'since', summary: '24h, 7d, today, monday or a date', default: '30d' },
    share: SHARE,
  },
  examples: ['/stance nato-ukraine', '/stance nato-ukraine view:timeline who:"Kaja Kallas"'],
  managers: false,
  async answer(args, { reads }: AskPorts, context): Promise<Reply> {
    const topic = findTopic(args.topic, await reads.topics(context.channel.workspace));
    const who = args.who === undefined ? null : findPerson(args.who, await reads.people());
    const since = readSince(args.since, context);
    // the choice was checked against the three views before
    const view = args.view as 'now' | 'changes' | 'timeline';
    const positions = await reads.positions({
      workspace: context.channel.workspace,
      topicId: topic.id,
      speakerId: who?.id ?? null,
      since,
      changedOnly: view === 'changes',
      speakersAtMost: A_PAGE.speakers,
      eachAtMost: POSITIONS_EACH[view],
      skip: (context.page - 1) * A_PAGE.speakers,
    });
    if (positions.speakers.length === 0) {
      const pages = Math.ceil(positions.speakersTotal / A_PAGE.speakers);
      if (pages > 0) return noSuchPage({ what: topic.name, page: context.page, pages });
      const kind = view === 'changes' ? 'No change of position' : 'No statement with a position';
      const searched = `${count(positions.articles, 'article')} in ${count(positions.outlets, 'outlet')}`;
      return nothingFound({
        what: `${kind}${who ? ` by ${who.name}` : ''} on ${topic.name} is on record`,
        since,
        next: `Searched: ${searched}. That does not mean that nobody holds one. ${tryLonger(since, context.now)}`,
      });
    }
    const timeline =
      view === 'timeline'
        ? timelineBlock(positions.speakers, { topic, timezone: context.timezone, eachAtMost: POSITIONS_EACH.timeline })
        : null;
    const left = positions.speakersTotal - context.page * A_PAGE.speakers;
    return {
      title: `${topic.name}: who stands where`,
      private: true,
      blocks: [
        { kind: 'heading', text: `${topic.name}: ${view === 'changes' ? 'changes of position' : 'positions'}` },
        ...(timeline === null ? [] : [timeline]),
        ...positions.speakers.flatMap((speaker) => positionBlocks(speaker, { topic, view })),
        positionsFoot({ ...positions, since }),
        ...buttonRow([
          ...(view === 'timeline' ? [] : [timelineButton(topic.id, args)]),
          ...answerButtons(
            positions.speakers.flatMap((speaker) => shownPositions(speaker, view)),
            samePage(
              'report',
              { show: view === 'now' ? 'stance' : view, topic: topic.id, who: args.who, since: args.since },
              context,
            ),
          ),
        ]),
      ],
      more: left > 0 ? nextPage('stance', args, context) : null,
    };
  },
});

function timelineButton(
  topic: string,
  { who, since }: { readonly who?: string | undefined; readonly since: string },
): Button {
  return { label: 'Timeline', request: samePage('stance', { topic, who, view: 'timeline', since }, { page: 1 }) };
}

import { writeOpml } from '../../../core/feed/opml.ts';
import { count, say } from '../../../core/reply/lines.ts';
import { type AskContext, defineCommand } from '../../../core/request/command.ts';
import { readLater } from '../../../core/request/read-later.ts';
import { Failure } from '../../../model/failure.ts';
import type { Line, Reply } from '../../../model/reply.ts';
import type { DeskPorts } from '../desk-ports.ts';
import { findFollowed } from './find-followed.ts';
import { manageSources } from './newsdesk-sources.ts';
import { manageTopics } from './newsdesk-topics.ts';

export const newsdesk = defineCommand({
  name: 'newsdesk',
  summary: 'Sources, topics, pauses and settings of this workspace',
  options: {
    area: {
      kind: 'choice',
      summary: 'sources, topics, pause, resume, test, export or settings',
      choices: ['sources', 'topics', 'pause', 'resume', 'test', 'export', 'settings'],
      required: true,
    },
    what: {
      kind: 'text',
      summary:
        'sources: list, add URL, import URLS, remove ID; topics: list, show, create, edit, test NAME; else: the topic',
      main: true,
    },
    outlet: { kind: 'text', summary: 'with sources add: the name to show' },
    words: {
      kind: 'text',
      summary: 'with topics: phrases, of which one is enough: "grain deal, grain NEAR/8 corridor"',
    },
    with: { kind: 'text', summary: 'with topics: what must stand there too, one of each group: "Kyiv, Odesa; port"' },
    without: { kind: 'text', summary: 'with topics: phrases that must not stand there' },
    people: { kind: 'text', summary: 'with topics: people, who count like words' },
    places: { kind: 'text', summary: 'with topics: places, of which one must be named too' },
    text: { kind: 'text', summary: 'with topics test: the text that is tried' },
    until: { kind: 'text', summary: 'with pause: when it resumes by itself: 2h, 3d, tomorrow, monday or a date' },
    propositions: { kind: 'text', summary: 'with topics: claims to take a stance on, separated by semicolons' },
    channel: { kind: 'channel', summary: 'for another channel than this one' },
  },
  examples: [
    '/newsdesk sources add https://example.org/feed.xml',
    '/newsdesk sources list',
    '/newsdesk sources import https://example.org/feed.xml https://example.net/rss',
    '/newsdesk topics create grain-corridor words:"grain corridor, grain deal" propositions:"The grain corridor should reopen"',
    '/newsdesk topics edit grain-corridor with:"port, harbour" without:"football" people:"Mark Rutte" places:"Ukraine"',
    '/newsdesk topics test grain-corridor text:"The first ship left Odesa through the grain corridor."',
    '/newsdesk pause nato-ukraine',
  ],
  managers: true,
  async answer(args, ports: DeskPorts, context): Promise<Reply> {
    switch (args.area) {
      case 'sources':
        return manageSources(args, ports, context);
      case 'topics':
        return manageTopics(args, ports, context);
      case 'pause':
        return setPaused(
          { topic: args.what, because: 'Paused here: /newsdesk resume starts it again.', until: args.until },
          ports,
          context,
        );
      case 'resume':
        return setPaused({ topic: args.what, because: null, until: undefined }, ports, context);
      case 'test':
        return sendTest(args.what, ports, context);
      case 'export':
        return exportSources(ports, context);
      case 'settings':
        return say(
          'Settings are in config/app.yaml of this installation; a restart applies them. Times here are shown in ' +
            `${context.timezone}.`,
        );
      default:
        throw new Failure('bad-input', '/newsdesk needs an area: try /newsdesk sources list.');
    }
  },
});

async function setPaused(
  input: { readonly topic: string | undefined; readonly because: string | null; readonly until: string | undefined },
  ports: DeskPorts,
  context: AskContext,
): Promise<Reply> {
  const { channel, user, now } = context;
  const topic = input.topic === undefined ? null : await findFollowed(input.topic, ports, context);
  const until = input.until === undefined ? undefined : readLater(input.until, context);
  const changed = await ports.desk.setPaused(channel, topic?.id ?? null, input.because, user, now, until);
  const resumes = input.because === null;
  if (changed === 0)
    throw new Failure(
      'not-found',
      `This channel has no subscription${topic === null ? '' : ` to ${topic.name}`} to ${resumes ? 'resume' : 'pause'}: see /news list.`,
    );
  const what = topic?.name ?? `${count(changed, 'subscription')} of this channel`;
  if (resumes) return say(`Resumed: ${what}.`);
  if (until === undefined)
    return say(`Paused: ${what}. /newsdesk resume starts ${changed === 1 ? 'it' : 'them'} again.`);
  const line: Line = [`Paused: ${what}, until `, { kind: 'time', at: until }, '.'];
  return { title: `Paused: ${what}`, private: true, blocks: [{ kind: 'text', line }], more: null };
}

/** A post comes by the way that all posts take, so that it shows whether they arrive. */
async function sendTest(words: string | undefined, ports: DeskPorts, context: AskContext): Promise<Reply> {
  if (words === undefined)
    throw new Failure('bad-input', '/newsdesk test needs a topic that this channel follows: see /news list.');
  const topic = await findFollowed(words, ports, context);
  const { subscriptions } = await ports.reads.desk(context.channel);
  if (!subscriptions.some(({ topicId }) => topicId === topic.id))
    throw new Failure('not-found', `This channel does not follow ${topic.name}: /subscribe ${topic.id} begins it.`);
  await ports.desk.oweTest(context.channel, topic.id, context.user, context.now);
  return say(
    `A test post on ${topic.name} is on its way to this channel. If none arrives in a minute, /news status tells why.`,
  );
}

/** All sources as a list that other readers import. */
async function exportSources({ reads }: DeskPorts, context: AskContext): Promise<Reply> {
  const { feeds } = await reads.desk(context.channel);
  const opml = writeOpml(
    'OnRecord sources',
    feeds.map(({ outlet, url }) => ({ title: outlet, url })),
  );
  return {
    title: 'Sources as OPML',
    private: true,
    blocks: opml.split('\n').map((line) => ({ kind: 'text', line: [line] }) as const),
    more: null,
  };
}

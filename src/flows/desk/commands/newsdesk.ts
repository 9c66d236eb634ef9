import { say } from '../../../core/reply/lines.ts';
import { type AskContext, defineCommand } from '../../../core/request/command.ts';
import { Failure } from '../../../model/failure.ts';
import type { Reply } from '../../../model/reply.ts';
import type { DeskPorts } from '../desk-ports.ts';
import { manageSources } from './newsdesk-sources.ts';
import { manageTopics } from './newsdesk-topics.ts';

export const newsdesk = defineCommand({
  name: 'newsdesk',
  summary: 'Sources, topics, pauses and settings of this workspace',
  options: {
    area: {
      kind: 'choice',
      summary: 'sources, topics, pause, resume, export or settings',
      choices: ['sources', 'topics', 'pause', 'resume', 'export', 'settings'],
      required: true,
    },
    what: { kind: 'text', summary: 'add URL, remove ID, list; create a topic; a topic to pause', main: true },
    outlet: { kind: 'text', summary: 'with sources add: the name to show' },
    words: { kind: 'text', summary: 'with topics create: its words, separated by commas' },
    propositions: { kind: 'text', summary: 'with topics create: claims to take a stance on, separated by semicolons' },
  },
  examples: [
    '/newsdesk sources add https://example.org/feed.xml',
    '/newsdesk sources list',
    '/newsdesk topics create grain-corridor words:"grain corridor, grain deal" propositions:"The grain corridor should reopen"',
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
          { topic: args.what, because: `Paused by ${context.user}: /newsdesk resume starts it again.` },
          ports,
          context,
        );
      case 'resume':
        return setPaused({ topic: args.what, because: null }, ports, context);
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
  input: { readonly topic: string | undefined; readonly because: string | null },
  { desk }: DeskPorts,
  context: AskContext,
): Promise<Reply> {
  const changed = await desk.setPaused(context.channel, input.topic ?? null, input.because, context.user, context.now);
  if (changed === 0)
    throw new Failure(
      'not-found',
      `This channel has no subscription${input.topic ? ` to ${input.topic}` : ''} to ${input.because === null ? 'resume' : 'pause'}: see /news list.`,
    );
  return say(
    `${changed === 1 ? 'One subscription' : `${changed} subscriptions`} of this channel ${input.because === null ? 'run again' : 'paused; /newsdesk resume starts them again'}.`,
  );
}

/** All sources as OPML 2.0 (http://opml.org/spec2.opml), which every feed reader imports. */
async function exportSources({ reads }: DeskPorts, context: AskContext): Promise<Reply> {
  const { feeds } = await reads.desk(context.channel);
  const lines = feeds.map(
    ({ outlet, url }) => `    <outline type="rss" text="${escapeXml(outlet)}" xmlUrl="${escapeXml(url)}"/>`,
  );
  const opml = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<opml version="2.0">',
    '  <head><title>OnRecord sources</title></head>',
    '  <body>',
    ...lines,
    '  </body>',
    '</opml>',
  ];
  return {
    title: 'Sources as OPML',
    private: true,
    blocks: opml.map((line) => ({ kind: 'text', line: [line] }) as const),
    more: null,
  };
}

function escapeXml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}

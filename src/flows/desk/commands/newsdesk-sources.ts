import { count, say } from '../../../core/reply/lines.ts';
import type { AskContext } from '../../../core/request/command.ts';
import { Failure } from '../../../model/failure.ts';
import { type Feed, newFeedState } from '../../../model/feed.ts';
import type { Line, Reply } from '../../../model/reply.ts';
import type { DeskPorts } from '../desk-ports.ts';

const PREVIEW_ITEMS = 3;
const POLL_EVERY_MINUTES = 60;

/** `/newsdesk sources`: list, add URL (with a preview), remove ID. */
export async function manageSources(
  args: { readonly what: string | undefined; readonly outlet: string | undefined },
  ports: DeskPorts,
  context: AskContext,
): Promise<Reply> {
  const [verb = 'list', ...rest] = (args.what ?? 'list').split(/\s+/);
  const object = rest.join(' ');
  switch (verb) {
    case 'list':
      return listSources(ports, context);
    case 'add':
      return addSource({ url: object, outlet: args.outlet }, ports, context);
    case 'remove':
      return removeSource(object, ports, context);
    default:
      throw new Failure('bad-input', `/newsdesk sources does not know "${verb}": write list, add URL or remove ID.`);
  }
}

async function listSources({ reads }: DeskPorts, context: AskContext): Promise<Reply> {
  const { feeds } = await reads.desk(context.channel);
  const items = feeds.map(
    ({ outlet, url, state }): Line => [
      `${state.feedId}: ${outlet}, ${url}${state.failuresInARow > 0 ? ` (failing: ${state.lastError})` : ''}`,
    ],
  );
  return {
    title: count(feeds.length, 'source'),
    private: true,
    blocks: [
      { kind: 'heading', text: count(feeds.length, 'source') },
      { kind: 'bullets', items },
    ],
    more: null,
  };
}

async function addSource(
  source: { readonly url: string; readonly outlet: string | undefined },
  { desk, feeds }: DeskPorts,
  context: AskContext,
): Promise<Reply> {
  const url = webAddress(source.url);
  const feed: Feed = {
    id: `${context.channel.workspace}-${url.hostname}${url.pathname}`
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-|-$/g, ''),
    url: url.href,
    outlet: source.outlet ?? url.hostname.replace(/^www\./, ''),
    language: 'en',
    country: null,
    pollEveryMinutes: POLL_EVERY_MINUTES,
    workspace: context.channel.workspace,
  };
  // Polled before it is saved: what cannot be read is told to whoever adds it, at once.
  const answer = await feeds.poll(feed, newFeedState(feed.id, context.now), context.now, AbortSignal.timeout(30_000));
  if (answer.items.length === 0)
    throw new Failure(
      'source-down',
      `${url.href} answers, but has no items yet: check the address, or try again later.`,
    );
  await desk.saveFeed(feed, context.user, context.now);
  return {
    title: `Added ${feed.outlet}`,
    private: true,
    blocks: [
      {
        kind: 'text',
        line: [
          `Added ${feed.outlet} as ${feed.id}; it is polled every ${feed.pollEveryMinutes} minutes. Its newest items:`,
        ],
      },
      {
        kind: 'bullets',
        items: answer.items
          .slice(0, PREVIEW_ITEMS)
          .map((item): Line => [{ kind: 'time', at: item.published }, ` ${item.title}`]),
      },
    ],
    more: null,
  };
}

async function removeSource(id: string, { desk }: DeskPorts, context: AskContext): Promise<Reply> {
  if (id === '')
    throw new Failure('bad-input', '/newsdesk sources remove needs an id: /newsdesk sources list shows them.');
  const removed = await desk.removeFeed(context.channel.workspace, id, context.user, context.now);
  if (!removed)
    throw new Failure(
      'not-found',
      `This workspace added no source "${id}": shared sources are removed in config/feeds.yaml.`,
    );
  return say(`${id} is no longer polled. What it published stays on record.`);
}

function webAddress(words: string): URL {
  const url = URL.canParse(words) ? new URL(words) : undefined;
  if (url?.protocol !== 'http:' && url?.protocol !== 'https:')
    throw new Failure('bad-input', `"${words}" is no web address: write it whole, as https://example.org/feed.xml.`);
  return url;
}

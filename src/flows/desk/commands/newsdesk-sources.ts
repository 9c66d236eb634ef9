import { createHash } from 'node:crypto';
import { count, say } from '../../../core/reply/lines.ts';
import type { AskContext } from '../../../core/request/command.ts';
import { echo } from '../../../core/request/echo.ts';
import { nearest } from '../../../core/request/nearest.ts';
import { Failure } from '../../../model/failure.ts';
import { type Feed, newFeedState } from '../../../model/feed.ts';
import type { Line, Reply } from '../../../model/reply.ts';
import type { DeskStatus } from '../../../ports/reads.ts';
import type { DeskPorts } from '../desk-ports.ts';

const PREVIEW_ITEMS = 3;
const POLL_EVERY_MINUTES = 60;
const POLL_WITHIN_MS = 30_000;

/** `/newsdesk sources`: list, add URL (with a preview), remove ID. */
export async function manageSources(
  args: { readonly what: string | undefined; readonly outlet: string | undefined },
  ports: DeskPorts,
  context: AskContext,
): Promise<Reply> {
  const [verb = 'list', ...rest] = (args.what ?? 'list').split(/\s+/);
  const object = rest.join(' ');
  switch (verb.toLowerCase()) {
    case 'list':
      return listSources(ports, context);
    case 'add':
      return addSource({ url: object, outlet: args.outlet }, ports, context);
    case 'remove':
      return removeSource(object, ports, context);
    default: {
      const near = nearest(verb, ['list', 'add', 'remove'], 1)[0];
      throw new Failure(
        'bad-input',
        `/newsdesk sources does not know "${echo(verb)}": ${near ? `did you mean ${near}?` : 'write list, add URL or remove ID.'}`,
      );
    }
  }
}

async function listSources({ reads }: DeskPorts, context: AskContext): Promise<Reply> {
  const { feeds } = await reads.desk(context.channel);
  const items = feeds.map(({ outlet, url, state }): Line => [`${state.feedId}: ${outlet}, ${url}${health(state)}`]);
  const none: Line = ['No sources yet: try /newsdesk sources add https://example.org/feed.xml.'];
  return {
    title: count(feeds.length, 'source'),
    private: true,
    blocks: [
      { kind: 'heading', text: count(feeds.length, 'source') },
      { kind: 'bullets', items: items.length > 0 ? items : [none] },
    ],
    more: null,
  };
}

function health({ status, failuresInARow, lastError }: DeskStatus['feeds'][number]['state']): string {
  if (status !== 'active') return ` (${status})`;
  return failuresInARow === 0 ? '' : ` (failing${lastError === null ? '' : `: ${lastError}`})`;
}

async function addSource(
  source: { readonly url: string; readonly outlet: string | undefined },
  { desk, feeds, reads }: DeskPorts,
  context: AskContext,
): Promise<Reply> {
  const url = webAddress(source.url);
  const known = (await reads.desk(context.channel)).feeds;
  const same = known.find((feed) => feed.url === url.href && feed.state.status === 'active');
  if (same)
    throw new Failure('bad-input', `${same.outlet} is polled already, as ${same.state.feedId}: nothing was added.`);
  const feed: Feed = {
    id: feedId(context.channel.workspace, url),
    url: url.href,
    outlet: source.outlet ?? url.hostname.replace(/^www\./, ''),
    language: 'en',
    country: null,
    pollEveryMinutes: POLL_EVERY_MINUTES,
    workspace: context.channel.workspace,
  };
  // Polled before it is saved: what cannot be read is told to whoever adds it, at once.
  const signal = AbortSignal.timeout(POLL_WITHIN_MS);
  const answer = await feeds.poll(feed, newFeedState(feed.id, context.now), context.now, signal);
  if (answer.kind === 'gone')
    throw new Failure('source-down', `${url.href} says that it is gone for good: look for the outlet's new address.`);
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
      {
        kind: 'buttons',
        buttons: [
          { label: 'Undo', request: { command: 'newsdesk', options: { area: 'sources', what: `remove ${feed.id}` } } },
        ],
      },
    ],
    more: null,
  };
}

async function removeSource(named: string, { desk, reads }: DeskPorts, context: AskContext): Promise<Reply> {
  if (named === '')
    throw new Failure('bad-input', '/newsdesk sources remove needs an id: /newsdesk sources list shows them.');
  const { feeds } = await reads.desk(context.channel);
  const id = feeds.find(({ url, state }) => url === named || state.feedId === named)?.state.feedId ?? named;
  const removed = await desk.removeFeed(context.channel.workspace, id, context.user, context.now);
  if (removed) return say(`${id} is no longer polled. What it published stays on record.`);
  if (feeds.some(({ state }) => state.feedId === id))
    throw new Failure('not-allowed', `${echo(id)} is shared by all workspaces: it is removed in config/feeds.yaml.`);
  const near = nearest(
    named,
    feeds.map(({ state }) => state.feedId),
    1,
  )[0];
  const hint = near ? `did you mean ${near}?` : '/newsdesk sources list shows them.';
  throw new Failure('not-found', `There is no source "${echo(named)}": ${hint}`);
}

/** Readable, and with a few digits of a hash: a query or a dash alone must not make two feeds one. */
function feedId(workspace: string, url: URL): string {
  const readable = `${workspace}-${url.hostname}${url.pathname}`
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, READABLE_CHARACTERS)
    .replace(/^-|-$/g, '');
  return `${readable}-${createHash('sha256').update(`${workspace} ${url.href}`).digest('hex').slice(0, HASH_CHARACTERS)}`;
}

const READABLE_CHARACTERS = 60;
const HASH_CHARACTERS = 6;

function webAddress(words: string): URL {
  const address = words.replace(/^<(.*)>$/, '$1'); // as mail and chat programs write addresses
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (url?.protocol !== 'http:' && url?.protocol !== 'https:')
    throw new Failure(
      'bad-input',
      `"${echo(words)}" is no web address: write it whole, as https://example.org/feed.xml.`,
    );
  if (url.username !== '' || url.password !== '')
    throw new Failure(
      'bad-input',
      'The address carries a user name or password, which everybody here could read: use one without.',
    );
  url.hash = '';
  return url;
}

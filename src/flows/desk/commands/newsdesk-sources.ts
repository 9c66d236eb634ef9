import { count, say } from '../../../core/reply/lines.ts';
import { safeAddress } from '../../../core/reply/safe-address.ts';
import { isInTrouble, sourceHealth } from '../../../core/reply/source-health.ts';
import { noSuchPage } from '../../../core/reply/write-nothing-found.ts';
import { sourceLine } from '../../../core/reply/write-source.ts';
import type { AskContext } from '../../../core/request/command.ts';
import { echo } from '../../../core/request/echo.ts';
import { nearest } from '../../../core/request/nearest.ts';
import { nextPage } from '../../../core/request/next-page.ts';
import { pollEveryMinutes } from '../../../core/schedule/next-poll.ts';
import { waitInWords } from '../../../core/schedule/wait-in-words.ts';
import { Failure } from '../../../model/failure.ts';
import type { Line, Reply } from '../../../model/reply.ts';
import type { Instant } from '../../../model/time.ts';
import type { DeskStatus } from '../../../ports/reads.ts';
import type { DeskPorts } from '../desk-ports.ts';
import { addSource } from './newsdesk-add-source.ts';
import { importSources } from './newsdesk-import-sources.ts';

const SOURCES_A_PAGE = 15; // each takes two or three lines

/** `/newsdesk sources`: list, add ADDRESS (with a preview), import many, remove ID. */
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
      return addSource({ address: object, outlet: args.outlet }, ports, context);
    case 'import':
      return importSources(object, ports, context);
    case 'remove':
      return removeSource(object, ports, context);
    default: {
      const near = nearest(verb, ['list', 'add', 'import', 'remove'], 1)[0];
      throw new Failure(
        'bad-input',
        `/newsdesk sources does not know "${echo(verb)}": ${near ? `did you mean ${near}?` : 'write list, add URL, import URLS or remove ID.'}`,
      );
    }
  }
}

/** Those in trouble first. */
async function listSources({ reads }: DeskPorts, context: AskContext): Promise<Reply> {
  const { feeds } = await reads.desk(context.channel);
  const rank = ({ state }: (typeof feeds)[number]) => (isInTrouble(sourceHealth(state, context.now)) ? 0 : 1);
  const sorted = feeds.toSorted((a, b) => rank(a) - rank(b));
  const pages = Math.max(1, Math.ceil(sorted.length / SOURCES_A_PAGE));
  const title = count(feeds.length, 'source');
  if (context.page > pages) return noSuchPage({ what: title, page: context.page, pages });
  const shown = sorted.slice((context.page - 1) * SOURCES_A_PAGE, context.page * SOURCES_A_PAGE);
  const items = shown.map(
    (source): Line => [
      { kind: 'strong', text: source.id },
      `: ${source.outlet}, ${safeAddress(source.url)}${howOften(source, context.now)}. `,
      ...sourceLine(source, context.now),
    ],
  );
  const none: Line = ['No sources yet: try /newsdesk sources add https://example.org/feed.xml.'];
  return {
    title,
    private: true,
    blocks: [
      { kind: 'heading', text: title },
      { kind: 'bullets', items: items.length > 0 ? items : [none] },
    ],
    more: context.page < pages ? nextPage('newsdesk', { area: 'sources', what: 'list' }, context) : null,
  };
}

/** ", about every 3 hours", once its answers have shown how often it publishes. */
function howOften(source: DeskStatus['feeds'][number], now: Instant): string {
  if (source.state.status !== 'active' || source.state.lastOkAt === null) return '';
  const minutes = pollEveryMinutes(source, source.state, now);
  return `, about every ${waitInWords(minutes).replace(/^1 /, '')}`;
}

async function removeSource(named: string, { desk, reads }: DeskPorts, context: AskContext): Promise<Reply> {
  if (named === '')
    throw new Failure('bad-input', '/newsdesk sources remove needs an id: /newsdesk sources list shows them.');
  const { feeds } = await reads.desk(context.channel);
  const id = feeds.find((feed) => feed.url === named || feed.id === named)?.id ?? named;
  const removed = await desk.removeFeed(context.channel.workspace, id, context.user, context.now);
  if (removed) return say(`${id} is no longer polled. What it published stays on record.`);
  if (feeds.some((feed) => feed.id === id))
    throw new Failure('not-allowed', `${echo(id)} is shared by all workspaces: it is removed in config/feeds.yaml.`);
  const near = nearest(
    named,
    feeds.map((feed) => feed.id),
    1,
  )[0];
  const hint = near ? `did you mean ${near}?` : '/newsdesk sources list shows them.';
  throw new Failure('not-found', `There is no source "${echo(named)}": ${hint}`);
}

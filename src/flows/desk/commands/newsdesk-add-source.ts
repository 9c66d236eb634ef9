import { readEntries } from '../../../core/feed/read-entries.ts';
import { cleanText } from '../../../core/reply/clean-text.ts';
import { safeAddress } from '../../../core/reply/safe-address.ts';
import type { AskContext } from '../../../core/request/command.ts';
import { Failure } from '../../../model/failure.ts';
import type { Feed, ParsedFeed } from '../../../model/feed.ts';
import type { Block, Line, Reply, Request } from '../../../model/reply.ts';
import type { FeedLink, Found } from '../../../ports/feeds.ts';
import type { DeskStatus } from '../../../ports/reads.ts';
import type { DeskPorts } from '../desk-ports.ts';
import { isPolledAs, makeFeed, saveAnew } from './make-feed.ts';
import { readAddress } from './read-address.ts';

const PREVIEW_ITEMS = 3;
const OFFERED_FEEDS = 5; // what a chat shows as buttons in one row
const LABEL_CHARACTERS = 60; // of a button: Slack takes 75, Discord 80
const LOOK_WITHIN_MS = 30_000;
const EVERY_IN_WORDS = 'about as often as it publishes, every 15 minutes to 4 hours';

type Wish = { readonly address: string; readonly outlet: string | undefined };

/**
 * `/newsdesk sources add ADDRESS`: looks at the address first. A feed is saved and its newest items shown; of a page
 * nothing is saved, and the feeds that it names are offered.
 */
export async function addSource(wish: Wish, ports: DeskPorts, context: AskContext): Promise<Reply> {
  const addresses = readAddress(wish.address);
  const known = (await ports.reads.desk(context.channel)).feeds;
  refuseKnown(addresses[0].href, known);
  const found = await lookAt(addresses, ports, context);
  if (found.kind === 'page') return offerFeeds(found, { outlet: wish.outlet, known });
  refuseKnown(found.url, known);
  const { title, language } = found.feed;
  const feed = makeFeed({ url: found.url, title, language }, { outlet: wish.outlet, ports, context });
  await saveAnew(feed, { known, ports, context });
  return addedReply(feed, found.feed, context);
}

/** http is tried only where no scheme was given, and https does not answer. */
async function lookAt(addresses: readonly [URL, ...URL[]], { feeds }: DeskPorts, context: AskContext): Promise<Found> {
  const signal = AbortSignal.timeout(LOOK_WITHIN_MS);
  const look = (url: URL) => feeds.look({ url: url.href, now: context.now, signal });
  const [first, second] = addresses;
  try {
    return await look(first);
  } catch (error) {
    if (!second || !isUnreached(error) || signal.aborted) throw error;
    try {
      return await look(second);
    } catch (again) {
      throw isUnreached(again) ? error : again;
    }
  }
}

/** No answer at all, as opposed to one that is no feed: only what the network itself refused has a cause. */
function isUnreached(error: unknown): boolean {
  return error instanceof Failure && error.code === 'source-down' && error.cause !== undefined;
}

/** @throws Failure 'bad-input' when the source is polled already, under whichever of its addresses. */
function refuseKnown(url: string, known: DeskStatus['feeds']): void {
  const same = known.find((feed) => isPolledAs(feed, url));
  if (same) throw new Failure('bad-input', `${same.outlet} is polled already, as ${same.id}: nothing was added.`);
}

function addedReply(feed: Feed, parsed: ParsedFeed, context: AskContext): Reply {
  const newest = readEntries(feed, parsed, context.now).slice(0, PREVIEW_ITEMS);
  const what = `Added ${feed.outlet} as ${feed.id}. It is polled ${EVERY_IN_WORDS}.`;
  const preview: readonly Block[] =
    newest.length === 0
      ? [{ kind: 'text', line: ['It answers and is a feed, but has no items yet: they are read when they come.'] }]
      : [
          { kind: 'text', line: ['Its newest items:'] },
          {
            kind: 'bullets',
            items: newest.map(
              ({ item }): Line => [
                ...(item.dated ? [{ kind: 'time', at: item.published } as const, ' '] : ['no date: ']),
                item.title,
              ],
            ),
          },
        ];
  const undo = { command: 'newsdesk', options: { area: 'sources', what: `remove ${feed.id}` } };
  return {
    title: `Added ${feed.outlet}`,
    private: true,
    blocks: [
      { kind: 'text', line: [what] },
      ...preview,
      ...languageNote(feed),
      { kind: 'buttons', buttons: [{ label: 'Undo', request: undo }] },
    ],
    more: null,
  };
}

/** Who adds a source in another language would wait in vain for what it says. */
function languageNote({ language }: Feed): readonly Block[] {
  if (language === 'en') return [];
  const name = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'code' }).of(language) ?? language;
  return [
    {
      kind: 'text',
      line: [`It is in ${name}: who said what is found in English only.`],
      small: true,
    },
  ];
}

function offerFeeds(
  { url, feeds }: Extract<Found, { kind: 'page' }>,
  { outlet, known }: { readonly outlet: string | undefined; readonly known: DeskStatus['feeds'] },
): Reply {
  const offered = feeds.slice(0, OFFERED_FEEDS);
  const page = safeAddress(url);
  const more = feeds.length > offered.length ? ` (and ${feeds.length - offered.length} more)` : '';
  const named = feeds.length === 1 ? 'this feed' : `these feeds${more}`;
  const polled = (link: FeedLink) => known.find((feed) => isPolledAs(feed, link.url));
  const buttons = offered
    .filter((link) => !polled(link))
    .map((link) => ({ label: `Add ${shortened(titleOf(link, offered))}`, request: addRequest(link, outlet) }));
  return {
    title: 'A page, not a feed',
    private: true,
    blocks: [
      { kind: 'text', line: [`${page} is a web page, not a feed, so nothing was added. It offers ${named}:`] },
      {
        kind: 'bullets',
        items: offered.map((link): Line => {
          const same = polled(link);
          return [
            `${titleOf(link, offered)}: ${safeAddress(link.url)}${same ? ` (polled already, as ${same.id})` : ''}`,
          ];
        }),
      },
      ...(buttons.length > 0 ? [{ kind: 'buttons', buttons } as const] : []),
    ],
    more: null,
  };
}

function addRequest(link: FeedLink, outlet: string | undefined): Request {
  const options = { area: 'sources', what: `add ${link.url}` };
  return { command: 'newsdesk', options: outlet === undefined ? options : { ...options, outlet } };
}

/** The page's word for the feed; its path where that is none, or the word for another one too. */
function titleOf(link: FeedLink, all: readonly FeedLink[]): string {
  const title = cleanText(link.title).trim();
  const { hostname, pathname } = new URL(link.url);
  const isOnly = title !== '' && all.filter((other) => cleanText(other.title).trim() === title).length === 1;
  if (isOnly) return title;
  const place = `${hostname.replace(/^www\./, '')}${pathname}`;
  return title === '' ? place : `${title} (${place})`;
}

function shortened(title: string): string {
  return title.length <= LABEL_CHARACTERS ? title : `${title.slice(0, LABEL_CHARACTERS - 1).trimEnd()}…`;
}

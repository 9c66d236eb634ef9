import { canonicalLink } from '../../../core/feed/canonical-link.ts';
import { type ListedFeed, readOpml } from '../../../core/feed/opml.ts';
import { cleanText } from '../../../core/reply/clean-text.ts';
import { count } from '../../../core/reply/lines.ts';
import type { AskContext } from '../../../core/request/command.ts';
import { echo } from '../../../core/request/echo.ts';
import { Failure } from '../../../model/failure.ts';
import type { Block, Line, Reply } from '../../../model/reply.ts';
import type { DeskPorts } from '../desk-ports.ts';
import { isPolledAs, makeFeed, saveAnew } from './make-feed.ts';
import { readAddress } from './read-address.ts';

const AT_ONCE = 500; // new ones: each is a write of its own
const TOLD_AT_MOST = 20;

type Refused = { readonly feed: ListedFeed; readonly because: string };

/**
 * `/newsdesk sources import`: many sources at once, an OPML list or addresses with blanks between them. They are saved
 * without a look, which for a long list would take minutes: the next polls read them, and `/newsdesk sources list` tells
 * which do not answer.
 */
export async function importSources(given: string, ports: DeskPorts, context: AskContext): Promise<Reply> {
  const listed = readList(given);
  const known = (await ports.reads.desk(context.channel)).feeds;
  const added: string[] = [];
  const refused: Refused[] = [];
  const taken = new Set<string>();
  let [polled, left] = [0, 0];
  for (const feed of listed) {
    const url = addressOf(feed, refused);
    if (url === null) continue;
    const same = canonicalLink(url) ?? url;
    if (taken.has(same) || known.some((one) => isPolledAs(one, url))) {
      polled += 1;
      continue;
    }
    taken.add(same);
    if (added.length >= AT_ONCE) {
      left += 1;
      continue;
    }
    const made = makeFeed({ url, title: feed.title, language: null }, { outlet: feed.title, ports, context });
    await saveAnew(made, { known, ports, context });
    added.push(made.outlet);
  }
  return importReply({ added, polled, refused, left });
}

/** @throws Failure 'bad-input' for a list without a feed. */
function readList(given: string): readonly ListedFeed[] {
  const isMarkup = /<\s*[?!a-z]/i.test(given);
  const listed = isMarkup
    ? readOpml(given)
    : given.split(/\s+/).flatMap((url) => (url === '' ? [] : { url, title: '' }));
  if (listed === null)
    throw new Failure('bad-input', 'That is no OPML list: export one from your feed reader, or give the addresses.');
  if (listed.length === 0)
    throw new Failure(
      'bad-input',
      isMarkup
        ? 'That list names no feed: its outlines need an xmlUrl.'
        : '/newsdesk sources import needs the addresses of feeds, or an OPML list.',
    );
  return listed;
}

function addressOf(feed: ListedFeed, refused: Refused[]): string | null {
  try {
    return readAddress(feed.url)[0].href;
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    refused.push({ feed, because: error.words });
    return null;
  }
}

function importReply(of: {
  readonly added: readonly string[];
  readonly polled: number;
  readonly refused: readonly Refused[];
  readonly left: number;
}): Reply {
  const { added, polled, refused, left } = of;
  const title = added.length === 0 ? 'Nothing was added' : `Added ${count(added.length, 'source')}`;
  const parts = [
    ...(added.length === 0
      ? []
      : ['They are asked in the next minutes: /newsdesk sources list tells which do not answer.']),
    ...(polled === 0 ? [] : [`${count(polled, 'source')} of the list ${polled === 1 ? 'is' : 'are'} polled already.`]),
    ...(left === 0
      ? []
      : [`${AT_ONCE} are taken at once: import the list again for the other ${left.toLocaleString('en')}.`]),
  ];
  const told = refused.slice(0, TOLD_AT_MOST);
  const more = refused.length - told.length;
  const items: Line[] = [
    ...told.map(({ feed, because }): Line => [`${cleanText(feed.title) || echo(feed.url)}: ${because}`]),
    ...(more > 0 ? [[`and ${more} more`]] : []),
  ];
  const blocks: Block[] = [
    { kind: 'text', line: [[`${title}.`, ...parts].join(' ')] },
    ...(added.length === 0 ? [] : [{ kind: 'text', line: [shortList(added)], small: true } as const]),
    ...(refused.length === 0
      ? []
      : ([
          { kind: 'text', line: [`${count(refused.length, 'entry')} could not be taken:`] },
          { kind: 'bullets', items },
        ] as const)),
  ];
  return { title, private: true, blocks, more: null };
}

function shortList(outlets: readonly string[]): string {
  const shown = outlets.slice(0, TOLD_AT_MOST);
  const left = outlets.length - shown.length;
  return left === 0 ? shown.join(', ') : `${shown.join(', ')} and ${left} more`;
}

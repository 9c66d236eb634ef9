import { createHash } from 'node:crypto';
import { canonicalLink } from '../../../core/feed/canonical-link.ts';
import { cleanText } from '../../../core/reply/clean-text.ts';
import { outletName } from '../../../core/reply/outlet-name.ts';
import type { AskContext } from '../../../core/request/command.ts';
import type { Feed } from '../../../model/feed.ts';
import type { DeskStatus } from '../../../ports/reads.ts';
import type { DeskPorts } from '../desk-ports.ts';

type Known = DeskStatus['feeds'];

/** A source of the asker's workspace. */
export function makeFeed(
  { url, title, language }: { readonly url: string; readonly title: string; readonly language: string | null },
  by: { readonly outlet: string | undefined; readonly ports: DeskPorts; readonly context: AskContext },
): Feed {
  const { workspace } = by.context.channel;
  const { hostname } = new URL(url);
  return {
    id: feedId(workspace, new URL(url)),
    url,
    outlet: cleanText(by.outlet ?? '').trim() || outletName(title, hostname),
    language: language ?? by.ports.defaultLanguage,
    country: null,
    pollEveryMinutes: null,
    workspace,
    addedIn: by.context.channel,
  };
}

/** Whether the source is polled at this address, under whichever of its own. */
export function isPolledAs({ url, state }: Known[number], other: string): boolean {
  if (state.status !== 'active') return false;
  return [url, state.movedUrl, state.finalUrl].some((address) => address !== null && sameAddress(address, other));
}

/** One that was gone and is there again is saved anew, so that it is polled again. */
export async function saveAnew(
  feed: Feed,
  { known, ports, context }: { readonly known: Known; readonly ports: DeskPorts; readonly context: AskContext },
): Promise<void> {
  const gone = known.find(({ url, workspace }) => workspace === feed.workspace && sameAddress(url, feed.url));
  if (gone) await ports.desk.removeFeed(context.channel.workspace, gone.id, context.user, context.now);
  await ports.desk.saveFeed(feed, context.user, context.now);
}

/** With or without https, www and a closing slash. */
function sameAddress(a: string, b: string): boolean {
  return (canonicalLink(a) ?? a) === (canonicalLink(b) ?? b);
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

import { html, raw } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';
import type { Channel } from '../../../model/delivery.ts';
import type { Instant } from '../../../model/time.ts';
import type { ConsoleDesk } from '../../../ports/console.ts';

/** Text put into it is escaped; only what is itself Html stays as it is. */
export { html };

export type Html = HtmlEscapedString | Promise<HtmlEscapedString>;

export const NOTHING: Html = raw('');

/** Who looks at a page. */
export type Visitor = {
  readonly name: string;
  readonly mayManage: boolean;
  readonly token: string; // every form that changes something sends it back: no other site can know it
};

/** What a page is made from. */
export type View = ConsoleDesk & {
  readonly visitor: Visitor;
  readonly workspace: string;
  readonly channel: Channel; // that commands speak for, where none is chosen
  readonly timezone: string;
  readonly now: Instant;
  readonly path: string; // as asked
  readonly of: Readonly<Record<string, string>>; // parts of the path: { topicId }
  readonly query: URLSearchParams;
};

/** The sections of the navigation. */
export type Section = 'today' | 'topics' | 'people' | 'search' | 'sources' | 'channels' | 'ask';

export type Page = {
  readonly title: string; // of the browser's tab, without the product's name
  readonly section: Section | null;
  readonly main: Html;
  readonly aside?: Html; // beside it on wide screens, below it on narrow ones
  readonly status?: 200 | 400 | 403 | 404 | 429 | 500;
  /** Which news changes this page: it is refreshed in place when such news is told. */
  readonly live?: { readonly topicId?: string; readonly storyId?: string };
  readonly alternates?: readonly { readonly type: string; readonly title: string; readonly href: string }[];
};

export type PageOf = (view: View) => Promise<Page>;

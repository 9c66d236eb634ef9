import { Feed } from 'feed';
import { cleanText } from '../../../../core/reply/clean-text.ts';
import { safeAddress } from '../../../../core/reply/safe-address.ts';
import { exactWords } from '../../../../core/reply/write-positions.ts';
import { addMinutes } from '../../../../core/schedule/add-minutes.ts';
import type { BriefingContent } from '../../../../model/briefing.ts';
import type { SourcedStatement } from '../../../../model/statement.ts';
import type { Topic } from '../../../../model/topic.ts';
import type { ChangeInFull } from '../../../../ports/archive.ts';
import { html, type View } from '../page.ts';

const ENTRIES = 50;
const BACK_MINUTES = 60 * 24 * 60; // sixty days: who looks in once a month misses nothing

const FORMS = {
  atom: { type: 'application/atom+xml; charset=utf-8', write: (feed: Feed) => legalXml(feed.atom1()) },
  rss: { type: 'application/rss+xml; charset=utf-8', write: (feed: Feed) => legalXml(feed.rss2()) },
  json: { type: 'application/feed+json; charset=utf-8', write: jsonFeed },
} as const;

export type FeedForm = keyof typeof FORMS;

export const FEED_FORMS = Object.keys(FORMS) as readonly FeedForm[]; // FORMS has exactly these keys

/** A topic's briefings, or its changes of position, as a feed for other readers (RSS 2.0, RFC 4287, JSON Feed 1.1). */
export async function topicFeed(
  view: View,
  of: { readonly topic: Topic; readonly what: 'briefings' | 'changes'; readonly form: FeedForm; readonly base: string },
): Promise<{ readonly type: string; readonly body: string }> {
  const { topic, what, base } = of;
  const name = cleanText(topic.name);
  const entries = await (what === 'briefings' ? briefingEntries(view, topic, base) : changeEntries(view, topic, base));
  const newest = entries.reduce((latest, { date }) => Math.max(latest, +date), 0);
  const feed = new Feed({
    id: `${base}/topics/${topic.id}/${what}`,
    title: `${name}: ${what === 'briefings' ? 'briefings' : 'changes of position'}`,
    description:
      what === 'briefings' ? `Stories on ${name}, in a few bullets` : `Who appears to have changed position on ${name}`,
    link: `${base}/topics/${topic.id}`,
    language: 'en',
    copyright: '',
    author: { name: 'OnRecord', link: base }, // RFC 4287, 4.1.1: a feed has one where its entries have none
    generator: 'OnRecord',
    feedLinks: Object.fromEntries(FEED_FORMS.map((form) => [form, `${base}/topics/${topic.id}/${what}.${form}`])),
    // not the moment of the question: what did not change is the same text again, which need not be sent
    updated: newest === 0 ? new Date(view.now.slice(0, 10)) : new Date(newest),
  });
  for (const entry of entries) feed.addItem(inForm(entry, of.form));
  const { type, write } = FORMS[of.form];
  return { type, body: write(feed) };
}

async function briefingEntries(view: View, topic: Topic, base: string): Promise<readonly Entry[]> {
  const { found } = await view.reads.briefings({ ...newestOf(view, topic), skip: 0 });
  return Promise.all(found.map((content) => briefingEntry(content, base)));
}

async function changeEntries(view: View, topic: Topic, base: string): Promise<readonly Entry[]> {
  const { found } = await view.archive.changes({ ...newestOf(view, topic), speakerId: null, skip: 0 });
  return Promise.all(found.map((change) => changeEntry(change, topic, base)));
}

const newestOf = ({ workspace, now }: View, { id }: Topic) => ({
  workspace,
  topicId: id,
  since: addMinutes(now, -BACK_MINUTES),
  atMost: ENTRIES,
});

type Entry = Parameters<Feed['addItem']>[0];

/** XML feeds have titles and summaries as HTML, so that text must be escaped in them; JSON Feed has them as text. */
function inForm(entry: Entry, form: FeedForm): Entry {
  if (form === 'json') return entry;
  const escaped = (text: string): string => String(html`${text}`);
  return { ...entry, title: escaped(entry.title), description: escaped(entry.description ?? '') };
}

/** All text is escaped before it becomes part of the entry's HTML. */
async function briefingEntry({ briefing, statements }: BriefingContent, base: string): Promise<Entry> {
  const link = `${base}/stories/${briefing.storyId}`;
  const content =
    await html`<ul>${briefing.bullets.map(({ text, sources }) => html`<li>${cleanText(text)} (${cleanText(sources[0]?.outlet ?? '')})</li>`)}</ul>${statements.slice(0, 3).map((one) => html`<blockquote>${said(one)}</blockquote>`)}`;
  return {
    id: link,
    link,
    title: cleanText(briefing.title),
    date: new Date(briefing.madeAt),
    published: new Date(briefing.firstSeen),
    description: cleanText(briefing.summary?.text ?? briefing.bullets[0]?.text ?? briefing.title),
    content: String(content),
  };
}

async function changeEntry({ change, first, second }: ChangeInFull, topic: Topic, base: string): Promise<Entry> {
  const who = cleanText(second.statement.speaker?.name ?? 'A speaker');
  const link = `${base}/topics/${topic.id}?view=changes#change-${change.id}`;
  return {
    id: link,
    link,
    title: `${who} appears to have ${change.label === 'changed' ? 'changed position' : change.label}`,
    date: new Date(change.noticedAt),
    description: `${who} on ${cleanText(topic.name)}`,
    content: String(await html`<blockquote>${said(first)}</blockquote><blockquote>${said(second)}</blockquote>`),
  };
}

const said = ({ statement }: SourcedStatement) => {
  const { speaker, outlet, url, published } = statement;
  const name = cleanText(outlet);
  // feed readers may run what is no web address
  const source = url !== null && /^https?:\/\//i.test(url) ? html`<a href="${safeAddress(url)}">${name}</a>` : name;
  return html`${cleanText(exactWords(statement))} - ${cleanText(speaker?.name ?? speaker?.mention.text ?? 'unnamed speaker')}, ${source}, ${published.slice(0, 10)}`;
};

/** JSON Feed 1.1 (jsonfeed.org/version/1.1). */
function jsonFeed({ options, items }: Feed): string {
  const feed = {
    version: 'https://jsonfeed.org/version/1.1',
    title: options.title,
    home_page_url: options.link,
    feed_url: options.feedLinks?.json,
    description: options.description,
    language: options.language,
    authors: [{ name: options.author?.name, url: options.author?.link }],
    items: items.map(({ id, link, title, content, description, date, published }) => ({
      id,
      url: link,
      title,
      content_html: content,
      summary: description,
      date_published: (published ?? date).toISOString(),
      date_modified: date.toISOString(),
    })),
  };
  return JSON.stringify(feed, null, 2);
}

/** Without the characters that XML 1.0 has no way to write (2.2). */
const legalXml = (text: string): string =>
  text.toWellFormed().replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '');

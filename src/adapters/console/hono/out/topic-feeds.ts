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
  atom: { type: 'application/atom+xml; charset=utf-8', write: (feed: Feed) => feed.atom1() },
  rss: { type: 'application/rss+xml; charset=utf-8', write: (feed: Feed) => feed.rss2() },
  json: { type: 'application/feed+json; charset=utf-8', write: (feed: Feed) => feed.json1() },
} as const;

export type FeedForm = keyof typeof FORMS;

export const FEED_FORMS = Object.keys(FORMS) as readonly FeedForm[]; // FORMS has exactly these keys

/** A topic's briefings, or its changes of position, as a feed for other readers (RSS 2.0, RFC 4287, JSON Feed 1.1). */
export async function topicFeed(
  view: View,
  of: { readonly topic: Topic; readonly what: 'briefings' | 'changes'; readonly form: FeedForm; readonly base: string },
): Promise<{ readonly type: string; readonly body: string }> {
  const { topic, what, base } = of;
  const feed = new Feed({
    id: `${base}/topics/${topic.id}/${what}`,
    title: `${topic.name}: ${what === 'briefings' ? 'briefings' : 'changes of position'}`,
    description:
      what === 'briefings'
        ? `Stories on ${topic.name}, in a few bullets`
        : `Who appears to have changed position on ${topic.name}`,
    link: `${base}/topics/${topic.id}`,
    language: 'en',
    copyright: '',
    generator: 'OnRecord',
    feedLinks: Object.fromEntries(FEED_FORMS.map((form) => [form, `${base}/topics/${topic.id}/${what}.${form}`])),
    updated: new Date(view.now),
  });
  const since = addMinutes(view.now, -BACK_MINUTES);
  const { workspace } = view;
  if (what === 'briefings') {
    const { found } = await view.reads.briefings({ workspace, topicId: topic.id, since, atMost: ENTRIES, skip: 0 });
    for (const content of found) feed.addItem(inForm(await briefingEntry(content, base), of.form));
  } else {
    const { found } = await view.archive.changes({
      workspace,
      topicId: topic.id,
      speakerId: null,
      since,
      atMost: ENTRIES,
      skip: 0,
    });
    for (const change of found) feed.addItem(inForm(await changeEntry(change, topic, base), of.form));
  }
  const { type, write } = FORMS[of.form];
  return { type, body: write(feed) };
}

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
    await html`<ul>${briefing.bullets.map(({ text, sources }) => html`<li>${cleanText(text)} (${sources[0]?.outlet ?? ''})</li>`)}</ul>${statements.slice(0, 3).map((one) => html`<blockquote>${said(one)}</blockquote>`)}`;
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
    description: `${who} on ${topic.name}`,
    content: String(await html`<blockquote>${said(first)}</blockquote><blockquote>${said(second)}</blockquote>`),
  };
}

const said = ({ statement }: SourcedStatement) => {
  const { speaker, outlet, url, published } = statement;
  const source = url === null ? outlet : html`<a href="${safeAddress(url)}">${outlet}</a>`;
  return html`${cleanText(exactWords(statement))} - ${cleanText(speaker?.name ?? speaker?.mention.text ?? 'unnamed speaker')}, ${source}, ${published.slice(0, 10)}`;
};

import { cleanText } from '../../../../core/reply/clean-text.ts';
import { count } from '../../../../core/reply/lines.ts';
import type { BriefingContent, Bullet } from '../../../../model/briefing.ts';
import { type Html, html, NOTHING, type View } from '../page.ts';
import { outward } from './line.ts';
import { quote } from './quote.ts';
import { moment } from './times.ts';

/** A story among others: headline, first bullets with their outlets, leading words, where it stands. */
export function storyCard(
  content: BriefingContent,
  { timezone, now }: Pick<View, 'timezone' | 'now'>,
  atMost: { readonly bullets: number; readonly quotes: number },
): Html {
  const { briefing, statements } = content;
  return html`<article class="story" id="story-${briefing.storyId}">
<h3><a href="/stories/${briefing.storyId}">${cleanText(briefing.title)}</a></h3>
<p class="meta">${badge(briefing, now)}${count(briefing.outlets.length, 'outlet')} · ${count(briefing.articles, 'article')} · last ${moment(briefing.lastSeen, timezone)}</p>
<ul class="bullets">${briefing.bullets.slice(0, atMost.bullets).map((bullet) => html`<li>${bulletWords(bullet, briefing.revision > 1)}</li>`)}</ul>
${statements.slice(0, atMost.quotes).map((statement) => quote(statement, timezone))}
</article>`;
}

/** A bullet's words and the outlets that say them. */
export function bulletWords(bullet: Bullet, marksNew: boolean): Html {
  const seen = new Set<string>();
  const outlets = bullet.sources.filter(({ outlet }) => !seen.has(outlet) && seen.add(outlet)).slice(0, 3);
  return html`${marksNew && bullet.isNew ? html`<span class="badge new">New</span> ` : NOTHING}${cleanText(bullet.text)}
<span class="outlets">${bullet.verbatim ? NOTHING : 'in our words: '}${outlets.map(({ outlet, url }, index) => html`${index > 0 ? ', ' : ''}${outward(outlet, url)}`)}${bullet.outlets > outlets.length ? ` +${bullet.outlets - outlets.length}` : ''}</span>`;
}

/** "New" on the day a story begins, "Updated" where it grew since it was first told. */
function badge({ revision, firstSeen, madeAt }: BriefingContent['briefing'], now: string): Html {
  const isFresh = Date.parse(now) - Date.parse(madeAt) < FRESH_MS;
  if (!isFresh) return NOTHING;
  if (revision > 1) return html`<span class="badge updated">Updated</span> `;
  return Date.parse(now) - Date.parse(firstSeen) < DAY_MS ? html`<span class="badge new">New</span> ` : NOTHING;
}

const DAY_MS = 86_400_000;
const FRESH_MS = 6 * 3_600_000; // a morning: what was there before breakfast is no news at noon

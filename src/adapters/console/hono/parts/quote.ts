import { cleanText } from '../../../../core/reply/clean-text.ts';
import { linkToWords, saidWhen } from '../../../../core/reply/lines.ts';
import { turnedByCue } from '../../../../core/reply/turned-by-cue.ts';
import type { SourcedStatement, Statement } from '../../../../model/statement.ts';
import { type Html, html, NOTHING } from '../page.ts';
import { line } from './line.ts';

/** A statement in its exact words, who said it, when, where, and how one gets to its own page. */
export function quote({ statement, alsoIn, variants }: SourcedStatement, timezone: string): Html {
  const differs =
    variants.length === 0
      ? NOTHING
      : html` · <a href="/statements/${statement.id}#variants">reported differently by ${variants.length}</a>`;
  return html`<figure class="quote">
<blockquote>${words(statement)}</blockquote>
<figcaption>${speaker(statement)}<br><span class="small">${line(saidWhen(statement), timezone)} · ${line([linkToWords(statement)], timezone)}${alsoIn.length > 0 ? html` <span title="${alsoIn.join(', ')}">+${alsoIn.length} ${alsoIn.length === 1 ? 'outlet' : 'outlets'}</span>` : NOTHING}${differs} · <a href="/statements/${statement.id}">on record</a></span></figcaption>
</figure>`;
}

/** The words: in quote marks only where they were quoted, else labelled as the outlet's report. */
export function words(statement: Pick<Statement, 'kind' | 'parts' | 'cue'>): Html {
  const turned = turnedByCue(statement);
  const parts = statement.parts.map(({ text }) => cleanText(text));
  if (statement.kind === 'direct' && turned === null)
    return html`${parts.map((part, index) => html`${index > 0 ? ' … ' : ''}“${part}”`)}`;
  return html`<span class="reported">reported${turned === null ? '' : ` (${turned})`}</span> ${parts.join(' … ')}`;
}

/** Who said it, with the page of whom we know. */
export function speaker({ speaker: who }: Pick<Statement, 'speaker'>): Html {
  if (who === null) return html`<span class="who">unnamed speaker</span>`;
  if (who.name === null)
    return html`<span class="who">${cleanText(who.mention.text)}</span> <span class="small">(not identified)</span>`;
  const name = cleanText(who.name);
  const role = who.role === null ? NOTHING : html`<span class="role">, ${cleanText(who.role)}</span>`;
  return html`${who.personId === null ? html`<span class="who">${name}</span>` : html`<a class="who" href="/people/${who.personId}">${name}</a>`}${role}`;
}

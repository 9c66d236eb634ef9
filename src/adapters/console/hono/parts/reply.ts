import { cleanText } from '../../../../core/reply/clean-text.ts';
import type { Block, Reply, Timeline } from '../../../../model/reply.ts';
import { type Html, html, NOTHING, type View } from '../page.ts';
import { askHref, button } from './button.ts';
import { line, outward } from './line.ts';

/** A reply as part of a page. */
export async function replyBlocks(reply: Reply, view: View): Promise<Html> {
  const blocks: Html[] = [];
  for (const block of reply.blocks) blocks.push(await renderBlock(block, view));
  return html`${blocks}${reply.more === null ? NOTHING : html`<p class="more"><a class="button quiet" href="${askHref(reply.more)}">More</a></p>`}`;
}

async function renderBlock(block: Block, view: View): Promise<Html> {
  const { timezone } = view;
  switch (block.kind) {
    case 'heading':
      return html`<h2>${cleanText(block.text)}</h2>`;
    case 'text':
      return html`<p${block.small ? html` class="small"` : NOTHING}>${line(block.line, timezone)}</p>`;
    case 'bullets':
      return html`<ul class="bullets">${block.items.map((item) => html`<li>${line(item, timezone)}</li>`)}</ul>`;
    case 'quote': {
      const words = block.words.map(cleanText);
      return html`<figure class="quote"><blockquote>${block.reported ? html`<span class="reported">reported</span> ${words.join(' … ')}` : words.map((part) => `“${part}”`).join(' … ')}</blockquote><figcaption>${line(block.by, timezone)}<br><span class="small">${line(block.source, timezone)}</span></figcaption></figure>`;
    }
    case 'table':
      return html`<div class="scroll" tabindex="0" role="region" aria-label="${block.caption}"><table><caption>${block.caption}</caption><thead><tr>${block.columns.map((column) => html`<th scope="col">${column}</th>`)}</tr></thead><tbody>${block.rows.map((row) => html`<tr>${row.map((cell) => html`<td>${line(cell, timezone)}</td>`)}</tr>`)}</tbody></table></div>`;
    case 'timeline':
      return timelinePicture(block, view);
    case 'facts':
      return html`<dl class="facts">${block.facts.map(({ label, value }) => html`<dt>${label}</dt><dd>${line(value, timezone)}</dd>`)}</dl>`;
    case 'links':
      return html`<ul>${block.links.map(({ text, url }) => html`<li>${outward(text, url)}</li>`)}</ul>`;
    case 'buttons':
      return html`<div class="actions">${block.buttons.map((one) => button(one, view))}</div>`;
    default:
      return block satisfies never;
  }
}

/** Drawn here, and told in words to who cannot see it; as an image of its own it can run nothing. */
export async function timelinePicture(timeline: Timeline, view: Pick<View, 'pictures'>): Promise<Html> {
  const pictures = await view.pictures();
  const { svg, width, height } = await pictures.draw(timeline);
  const data = `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`;
  return html`<figure class="timeline"><div class="scroll" tabindex="0" role="region" aria-label="${timeline.caption}"><img src="${data}" width="${width}" height="${height}" alt="${timeline.alt}"></div><figcaption class="small">${timeline.caption}</figcaption></figure>`;
}

import { unpackRequest } from '../../../../core/request/pack-request.ts';
import { parseRequest } from '../../../../core/request/parse-request.ts';
import type { Channel } from '../../../../model/delivery.ts';
import { Failure } from '../../../../model/failure.ts';
import type { Request } from '../../../../model/reply.ts';
import { type Html, html, NOTHING, type Page, type View } from '../page.ts';
import { button } from '../parts/button.ts';
import { replyBlocks } from '../parts/reply.ts';

/** The answer to a command: at once where it only reads, else after the visitor has said so. */
export async function askPage(view: View): Promise<Page> {
  const typed = view.query.get('q')?.trim() ?? '';
  const packed = view.query.get('r');
  if (typed === '' && packed === null) return emptyBox(view);
  // Words that are no command are looked for: that is what a box like this is for elsewhere.
  if (typed !== '' && !typed.startsWith('/')) return askedFor({ command: 'quotes', options: { words: typed } }, view);
  let request: Request | undefined;
  try {
    request = packed === null ? parseRequest(typed, view.front.commands) : unpackRequest(packed);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return {
      title: 'Ask',
      section: 'ask',
      status: 400,
      main: html`<h1>Ask</h1><p class="notice bad" role="alert">${error.words}</p>${examples(view)}`,
    };
  }
  if (!request)
    return {
      title: 'Ask',
      section: 'ask',
      status: 400,
      main: html`<h1>Ask</h1><p class="notice bad" role="alert">That address is no question.</p>${examples(view)}`,
    };
  if (view.reading.includes(request.command) || request.command === 'help') return askedFor(request, view);
  return {
    title: `/${request.command}`,
    section: 'ask',
    main: html`<h1>/${request.command}</h1><p class="notice">This changes what is posted or kept. Nothing has been done yet.</p><div class="actions">${button({ label: 'Do it', request }, view)}</div>`,
  };
}

/** What a command that was sent by a form did. The form has proved that it is one of ours. */
export async function donePage(
  view: View,
  form: { readonly request: Request; readonly channel: Channel },
): Promise<Page> {
  return askedFor(form.request, view, form.channel);
}

async function askedFor(request: Request, view: View, channel?: Channel): Promise<Page> {
  const { visitor, timezone } = view;
  const reply = await view.front.answer(request, {
    channel: channel ?? view.channel,
    user: visitor.name === '' ? 'console' : visitor.name,
    mayManage: visitor.mayManage,
    timezone,
  });
  const [first] = reply.blocks;
  const startsWithTitle = first?.kind === 'heading' || (first?.kind === 'text' && reply.blocks.length === 1);
  return {
    title: reply.title,
    section: 'ask',
    main: html`<p class="small"><code>${written(request)}</code></p>${startsWithTitle ? html`<h1 class="unseen">${reply.title}</h1>` : html`<h1>${reply.title}</h1>`}<div class="answer">${await replyBlocks(reply, view)}</div>`,
  };
}

function emptyBox(view: View): Page {
  return {
    title: 'Ask',
    section: 'ask',
    main: html`<h1>Ask</h1><p class="lead">The same commands as in Slack, Discord and the terminal.</p>${examples(view)}`,
  };
}

function examples({ front }: View): Html {
  const shown = front.commands.filter(({ hidden }) => !hidden);
  return html`<dl class="commands">${shown.map(({ name, summary, examples: some }) => html`<dt><a href="/ask?q=${encodeURIComponent(some[0] ?? `/${name}`)}"><code>${some[0] ?? `/${name}`}</code></a></dt><dd>${summary}</dd>`)}${NOTHING}</dl>`;
}

/** The request as one would type it. */
const written = ({ command, options }: Request): string =>
  [
    `/${command}`,
    ...Object.entries(options).map(([name, value]) => `${name}:${/\s/.test(value) ? `"${value}"` : value}`),
  ].join(' ');

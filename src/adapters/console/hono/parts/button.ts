import { packRequest } from '../../../../core/request/pack-request.ts';
import type { Button, Request } from '../../../../model/reply.ts';
import { type Html, html, NOTHING, type View } from '../page.ts';

/** The address of an answer that only reads. */
export const askHref = (request: Request): string => `/ask?r=${encodeURIComponent(packRequest(request))}`;

/** A button of a reply: a link where its answer only reads, else a form, with fields for what is asked first. */
export function button(
  { label, request, form = [] }: Button,
  view: Pick<View, 'visitor' | 'reading' | 'front'>,
  channel?: string,
): Html {
  if (form.length === 0 && view.reading.includes(request.command))
    return html`<a class="button quiet" href="${askHref(request)}">${label}</a>`;
  const options = view.front.commands.find(({ name }) => name === request.command)?.options ?? {};
  const fields = form.filter((name) => Object.hasOwn(options, name));
  const hidden = html`<input type="hidden" name="token" value="${view.visitor.token}"><input type="hidden" name="r" value="${packRequest(request)}">${channel === undefined ? NOTHING : html`<input type="hidden" name="channel" value="${channel}">`}`;
  if (fields.length === 0)
    return html`<form method="post" action="/ask">${hidden}<button class="quiet">${label}</button></form>`;
  return html`<details class="form"><summary class="button quiet">${label}</summary><form method="post" action="/ask" class="fields panel">${hidden}${fields.map(
    (name) => html`<label>${name}${field(name, options[name], request.options[name] ?? '')}</label>`,
  )}<button>${label}</button></form></details>`;
}

function field(
  name: string,
  option: { readonly choices?: readonly string[]; readonly summary: string } | undefined,
  value: string,
): Html {
  if (option?.choices)
    return html`<select name="o.${name}">${['', ...option.choices].map((choice) => html`<option value="${choice}"${choice === value ? html` selected` : NOTHING}>${choice}</option>`)}</select>`;
  return html`<input type="text" name="o.${name}" value="${value}" title="${option?.summary ?? ''}">`;
}

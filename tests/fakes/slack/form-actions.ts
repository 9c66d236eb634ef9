import { type Actor, common, surfaceOf } from './action-payloads.ts';
import type { Slack } from './contract.ts';
import { choose, elementsIn, initial, isEmpty, textOf } from './element-values.ts';
import { judgeSubmitAck } from './judge-payloads.ts';
import { addView, changeView, showView } from './methods-views.ts';
import { makeResponseUrl } from './response-url.ts';
import type { State, StoredView } from './state.ts';
import { actorOf, type Ground, nothing } from './tell-app.ts';
import type { Json } from './types.ts';
import { offeredFor } from './user-actions.ts';

/** What people do with a modal: fill it in and send it, or close it. */
export function formActions(ground: Ground): Pick<Slack, 'submit' | 'closeView'> {
  const { state, origin } = ground;
  return {
    async submit({ view: seen, values = {}, ...who }) {
      const actor = actorOf(state, who, seen);
      const surface = surfaceOf(state, actor, seen);
      if (surface.kind !== 'view' || surface.view.kind !== 'modal') throw new Error('only a modal is submitted');
      const { view } = surface;
      fillIn(view, values, (actionId) => offeredFor(state, seen, actionId));
      const inputs = view.blocks.filter(({ type }) => type === 'input').map(({ block_id: id }) => String(id));
      const payload = {
        ...{ type: 'view_submission', ...common(state, actor), view: showView(view) },
        response_urls: responseUrls(state, origin, view, actor),
      };
      const ack = await ground.interact('interactive', payload, who.via, (given) => judgeSubmitAck(given, inputs));
      if (ack.ok) afterSubmit(state, view, actor, ack.payload);
      return ack;
    },
    async closeView({ view: seen, ...who }) {
      const actor = actorOf(state, who, seen);
      const surface = surfaceOf(state, actor, seen);
      if (surface.kind !== 'view' || surface.view.kind !== 'modal') throw new Error('only a modal is closed');
      surface.view.open = false;
      if (surface.view.view.notify_on_close !== true) return undefined;
      const { trigger_id: _, ...rest } = common(state, actor);
      const payload = { type: 'view_closed', ...rest, view: showView(surface.view), is_cleared: false };
      return ground.interact('interactive', payload, who.via, nothing);
    },
  };
}

/** Fills a form in as a person would; fails where the client would not let it through. */
function fillIn(
  view: StoredView,
  values: { readonly [id: string]: string | readonly string[] },
  offered: (actionId: string) => readonly Json[],
): void {
  const left = new Set(Object.keys(values));
  const chosen: StoredView['chosen'] = {};
  for (const { blockId, block, element } of elementsIn(view.blocks)) {
    const actionId = String(element.action_id);
    const name = [actionId, blockId].find((id) => left.delete(id));
    const given = name === undefined ? undefined : values[name];
    const value = given === undefined ? undefined : choose(element, given, offered(actionId));
    const now = value ?? view.chosen[blockId]?.[actionId] ?? initial(element);
    if (!now) continue;
    if (block.type === 'input' && block.optional !== true && isEmpty(now))
      throw new Error(`the form asks for ${textOf(block.label)} (${actionId})`);
    chosen[blockId] = { ...chosen[blockId], [actionId]: now };
  }
  if (left.size > 0) throw new Error(`the form has no ${[...left].join(', ')}`);
  view.chosen = chosen;
}

function responseUrls(state: State, origin: string, view: StoredView, { workspace, user }: Actor): readonly Json[] {
  return elementsIn(view.blocks).flatMap(({ blockId, element }) => {
    const value = view.chosen[blockId]?.[String(element.action_id)];
    const channel = value?.selected_conversation ?? value?.selected_channel;
    if (element.response_url_enabled !== true || typeof channel !== 'string') return [];
    const { path } = makeResponseUrl(state, { team: workspace.team, user, channel });
    const place = { block_id: blockId, action_id: element.action_id, channel_id: channel };
    return [{ ...place, response_url: `${origin}${path}` }];
  });
}

/** Without a word the form goes and shows the one below it; errors keep it. */
function afterSubmit(state: State, view: StoredView, { workspace, user }: Actor, payload: Json): void {
  const given = payload.view as Json; // judged before
  if (payload.response_action === 'update') changeView(state, view, given);
  else if (payload.response_action === 'push') addView(state, workspace, user, given, view);
  else if (payload.response_action === 'clear') for (const one of state.views) one.open &&= one.root !== view.root;
  else if (payload.response_action !== 'errors') view.open = false;
  state.touch();
}

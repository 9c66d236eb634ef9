import { type Actor, commandPayload, common, container, type Surface, surfaceOf } from './action-payloads.ts';
import type { Slack } from './contract.ts';
import { choose, elementsIn, type Found, optionsOf, textOf } from './element-values.ts';
import { judgeOptions, judgeResponse } from './judge-payloads.ts';
import { showMessage } from './methods-chat.ts';
import { showView } from './methods-views.ts';
import { makeResponseUrl, show } from './response-url.ts';
import type { State } from './state.ts';
import { actorOf, type Ground, nothing } from './tell-app.ts';
import type { Ack, Json, Seen, Via } from './types.ts';

/** Commands, buttons, menus and shortcuts: what people do to get something from the app. */
export function userActions(ground: Ground): Pick<Slack, 'command' | 'press' | 'choose' | 'suggest' | 'shortcut'> {
  const { state, origin } = ground;
  return {
    async command(action) {
      const actor = actorOf(state, action);
      const { team } = actor.workspace;
      const channel = state.channel(actor.workspace, action.channel);
      if (!channel) throw new Error(`${team} has no channel ${action.channel}`);
      const { command, text = '' } = action;
      const payload = commandPayload({ state, origin, actor, channel, command, text });
      const ack = await ground.interact('slash_commands', payload, action.via, (given) =>
        Object.keys(given).length === 0 ? [] : judgeResponse(given).messages,
      );
      const place = { team, user: actor.user, channel: channel.id, original: undefined };
      if (ack.ok && Object.keys(ack.payload).length > 0) show(state, place, ack.payload, 'ack');
      return ack;
    },
    async press({ on, actionId, value, label, ...who }) {
      const found = elementsIn(on.blocks).filter(
        ({ element }) =>
          /button/u.test(String(element.type)) &&
          (actionId === undefined || element.action_id === actionId) &&
          (value === undefined || element.value === value) &&
          (label === undefined || textOf(element.text) === label),
      );
      if (found.length !== 1 || !found[0])
        throw new Error(`${found.length} buttons ${actionId ?? ''} ${value ?? ''} ${label ?? ''}`);
      return act(ground, { seen: on, actor: actorOf(state, who, on), found: found[0], chosen: {}, via: who.via });
    },
    async choose({ on, actionId, value, ...who }) {
      const found = findOne(on, actionId);
      const chosen = choose(found.element, value, offeredFor(state, on, actionId));
      return act(ground, { seen: on, actor: actorOf(state, who, on), found, chosen, via: who.via });
    },
    async suggest({ on, actionId, value, ...who }) {
      const actor = actorOf(state, who, on);
      const { element, blockId } = findOne(on, actionId);
      const least = Number(element.min_query_length ?? 3);
      if (value.length < least) throw new Error(`${actionId} asks from ${least} characters on`);
      const { response_url: _, state: _s, ...place } = container(state, origin, actor, surfaceOf(state, actor, on));
      const { trigger_id: _t, ...rest } = common(state, actor);
      const payload = { type: 'block_suggestion', ...rest, ...place, action_id: actionId, block_id: blockId, value };
      const ack = await ground.interact('interactive', payload, who.via, judgeOptions);
      const options = ack.ok ? optionsOf(ack.payload) : [];
      state.offered.set(offerKey(on, actionId), options);
      return { ...ack, options: options.map((one) => ({ text: textOf(one.text), value: String(one.value) })) };
    },
    async shortcut({ callbackId, message, ...who }) {
      const actor = actorOf(state, who, message);
      const base = { callback_id: callbackId, action_ts: state.ts(), ...common(state, actor) };
      if (!message) return ground.interact('interactive', { type: 'shortcut', ...base }, who.via, nothing);
      const surface = surfaceOf(state, actor, message);
      if (surface.kind !== 'message') throw new Error('a message shortcut needs a message');
      const place = { team: actor.workspace.team, user: actor.user, channel: surface.channel.id };
      const payload = {
        ...{ type: 'message_action', ...base, message_ts: surface.message.ts },
        ...{ message: showMessage(actor.workspace, surface.message, true) },
        channel: { id: surface.channel.id, name: surface.channel.name },
        response_url: `${origin}${makeResponseUrl(state, place).path}`,
      };
      return ground.interact('interactive', payload, who.via, nothing);
    },
  };
}

/** What the app last offered for an external select. */
export const offeredFor = (state: State, seen: Seen, actionId: string): readonly Json[] =>
  state.offered.get(offerKey(seen, actionId)) ?? [];
const offerKey = (seen: Seen, actionId: string): string => `${'ts' in seen ? seen.ts : seen.id} ${actionId}`;

async function act(
  ground: Ground,
  did: {
    readonly seen: Seen;
    readonly actor: Actor;
    readonly found: Found;
    readonly chosen: Json;
    readonly via: Via | undefined;
  },
): Promise<Ack> {
  const { state, origin } = ground;
  const surface = surfaceOf(state, did.actor, did.seen);
  const { element, blockId } = did.found;
  const { text, value } = element;
  const action = {
    ...{ type: element.type, action_id: element.action_id, block_id: blockId, action_ts: state.ts() },
    ...(text === undefined ? {} : { text }),
    ...(value === undefined ? {} : { value }),
    ...did.chosen,
  };
  const payload = {
    ...{ type: 'block_actions', ...common(state, did.actor), ...container(state, origin, did.actor, surface) },
    ...{ ...hold(surface, did.found, did.chosen), actions: [action] },
  };
  return ground.interact('interactive', payload, did.via, nothing);
}

/** What is chosen is kept by a view, and told beside the action. */
function hold(surface: Surface, { blockId, element }: Found, chosen: Json): Json {
  if (Object.keys(chosen).length === 0 || element.type === 'overflow') return {};
  const actionId = String(element.action_id);
  if (surface.kind === 'message') return { state: { values: { [blockId]: { [actionId]: chosen } } } };
  const { view } = surface;
  view.chosen[blockId] = { ...view.chosen[blockId], [actionId]: chosen };
  return { view: showView(view) };
}

function findOne(seen: Seen, actionId: string): Found {
  const found = elementsIn(seen.blocks).filter(({ element }) => element.action_id === actionId);
  if (found.length !== 1 || !found[0]) throw new Error(`${found.length} elements ${actionId}`);
  return found[0];
}

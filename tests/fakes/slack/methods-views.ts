import { fillIds } from './fill-ids.ts';
import { judgeView } from './judge-payloads.ts';
import type { Asked, Method } from './method.ts';
import { Refusal, refuse } from './refusal.ts';
import type { State, StoredView, Workspace } from './state.ts';
import type { Json } from './types.ts';

const TRIGGER_LIVES_MS = 3000;

/** views.*: modals and Home tabs. */
export const viewMethods: { readonly [name: string]: Method } = {
  'views.open': {
    ...{ needs: ['trigger_id', 'view'], may: ['trigger_id', 'view', 'interactivity_pointer'] },
    run: (asked) => {
      const user = useTrigger(asked);
      const view = addView(asked.state, asked.workspace, user, judged(asked, 'views.open', 'modal'), undefined);
      return { view: showView(view) };
    },
  },
  'views.push': {
    ...{ needs: ['trigger_id', 'view'], may: ['trigger_id', 'view', 'interactivity_pointer'] },
    run: (asked) => {
      const user = useTrigger(asked);
      const below = asked.state.views.findLast((one) => one.user === user && one.kind === 'modal' && one.open);
      if (!below) throw new Refusal('not_found');
      const depth = asked.state.views.filter((one) => one.open && one.root === below.root).length;
      if (depth >= 3) throw new Refusal('push_limit_reached');
      const view = addView(asked.state, asked.workspace, user, judged(asked, 'views.push', 'modal'), below);
      return { view: showView(view) };
    },
  },
  'views.update': {
    ...{ needs: ['view'], may: ['view', 'view_id', 'external_id', 'hash'] },
    run: (asked) => {
      const { state, workspace, args } = asked;
      const view = state.views.find(
        (one) =>
          one.team === workspace.team &&
          one.kind === 'modal' &&
          one.open &&
          (args.view_id === undefined ? one.externalId === args.external_id : one.id === args.view_id),
      );
      if (!view) throw new Refusal('not_found');
      if (args.hash !== undefined && args.hash !== view.hash) throw new Refusal('hash_conflict');
      changeView(state, view, judged(asked, 'views.update', 'modal'));
      return { view: showView(view) };
    },
  },
  'views.publish': {
    ...{ needs: ['user_id', 'view'], may: ['user_id', 'view', 'hash', 'interactivity_pointer'] },
    run: (asked) => {
      const { state, workspace, args } = asked;
      const user = String(args.user_id);
      if (!workspace.users.some(({ id }) => id === user)) throw new Refusal('user_not_found');
      const view = state.views.find((one) => one.team === workspace.team && one.kind === 'home' && one.user === user);
      if (args.hash !== undefined && args.hash !== view?.hash) throw new Refusal('hash_conflict');
      const given = judged(asked, 'views.publish', 'home');
      if (!view) return { view: showView(addView(state, workspace, user, given, undefined)) };
      changeView(state, view, given);
      return { view: showView(view) };
    },
  },
};

/** Puts a view up, over another one or by itself. */
export function addView(
  state: State,
  workspace: Workspace,
  user: string,
  view: Json,
  over: StoredView | undefined,
): StoredView {
  const id = state.id('V');
  const added: StoredView = {
    ...{ team: workspace.team, id, user, kind: view.type === 'home' ? 'home' : 'modal', open: true, edits: 0 },
    ...{ callbackId: '', hash: '', privateMetadata: '', title: '', blocks: [], view: {}, chosen: {} },
    ...{ previous: over?.id, root: over?.root ?? id, externalId: '' },
  };
  put(state, added, view);
  state.views.push(added);
  state.touch();
  return added;
}

/** Replaces what a view shows; what people chose in it stays. */
export function changeView(state: State, view: StoredView, given: Json): void {
  put(state, view, given);
  view.edits += 1;
  state.touch();
}

/** A view as payloads and answers show it. */
export const showView = (view: StoredView): Json =>
  structuredClone({
    ...{
      id: view.id,
      team_id: view.team,
      hash: view.hash,
      root_view_id: view.root,
      previous_view_id: view.previous ?? null,
    },
    ...{
      app_id: 'A1',
      bot_id: `B${view.team}`,
      state: { values: view.chosen },
      clear_on_close: false,
      notify_on_close: false,
    },
    ...{ private_metadata: '', callback_id: '', external_id: '', ...view.view, blocks: view.blocks },
  });

function put(state: State, view: StoredView, given: Json): void {
  const title = given.title as { readonly text?: string } | undefined;
  Object.assign(view, {
    ...{ view: given, blocks: fillIds(given.blocks as readonly unknown[]), hash: `${state.ts()}.hash` },
    ...{ callbackId: String(given.callback_id ?? ''), privateMetadata: String(given.private_metadata ?? '') },
    ...{ externalId: String(given.external_id ?? ''), title: title?.text ?? '' },
  });
}

function judged({ state, args, workspace }: Asked, where: string, kind: 'modal' | 'home'): Json {
  const { error, messages } = judgeView(args.view, kind);
  if (error) {
    state.fault('blocks', where, [error, ...messages].join('; '));
    throw refuse(error, messages);
  }
  const view = args.view as Json; // judged just now
  const taken = state.views.some(
    (one) => one.team === workspace.team && one.open && one.externalId === view.external_id,
  );
  if (view.external_id !== undefined && taken && where !== 'views.update') throw new Refusal('duplicate_external_id');
  return view;
}

function useTrigger({ state, workspace, args }: Asked): string {
  const trigger = state.triggers.get(String(args.trigger_id));
  if (!trigger) throw new Refusal('invalid_trigger_id');
  if (trigger.team !== workspace.team) {
    state.fault('other-workspace', 'trigger_id', `of ${trigger.team}, used with the token of ${workspace.team}`);
    throw new Refusal('invalid_trigger_id');
  }
  if (trigger.used) throw new Refusal('exchanged_trigger_id');
  if (state.now() - trigger.at > TRIGGER_LIVES_MS) throw new Refusal('expired_trigger_id');
  trigger.used = true;
  return trigger.user;
}

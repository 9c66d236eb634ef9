import { type Actor, eventPayload } from './action-payloads.ts';
import type { EventAction } from './actions.ts';
import type { State } from './state.ts';
import type { Ack, Json, Seen, Via } from './types.ts';

type Sent = Pick<Ack, 'afterMs' | 'payload' | 'failure' | 'status'>;
/** Sends a payload the way it shall go and waits for the acknowledgement. */
export type Send = (
  type: string,
  payload: Json,
  via?: Via,
  retry?: { readonly number: number; readonly reason: string },
) => Promise<Sent>;
/** What wrong there is in the payload of an acknowledgement. */
type Wrong = (payload: Json) => readonly string[];

/** What every action of a person is made with. */
export type Ground = {
  readonly state: State;
  readonly origin: string;
  interact(type: 'slash_commands' | 'interactive', payload: Json, via: Via | undefined, wrong: Wrong): Promise<Ack>;
  event(action: EventAction): Promise<Ack>;
};

/** Tells the app and judges how it acknowledges: in time, and with what Slack takes. */
export function tellApp(state: State, origin: string, send: Send): Ground {
  const judge = (name: string, sent: Sent, wrong: Wrong): Ack => {
    const found = sent.failure === undefined ? wrong(sent.payload) : [];
    if (sent.failure !== undefined) state.fault('no-ack', name, sent.failure);
    if (found.length > 0) state.fault('ack', name, found.join('; '));
    const failure = sent.failure ?? (found.length > 0 ? found.join('; ') : undefined);
    return { ok: failure === undefined, ...sent, ...(failure === undefined ? {} : { failure }) };
  };
  return {
    ...{ state, origin },
    async interact(type, payload, via, wrong) {
      const ack = judge(String(payload.type ?? payload.command), await send(type, payload, via), wrong);
      const { trigger_id: triggerId, response_url: responseUrl } = payload;
      return {
        ...ack,
        ...(typeof triggerId === 'string' ? { triggerId } : {}),
        ...(typeof responseUrl === 'string' ? { responseUrl } : {}),
      };
    },
    async event(action) {
      const eventId = action.eventId ?? state.id('Ev');
      const payload = eventPayload(state, state.workspace(action.team), action.event, eventId);
      const sent = await send('events_api', payload, action.via, action.retry);
      return { ...judge(action.event.type, sent, nothing), eventId };
    },
  };
}

/** Most acknowledgements carry nothing. */
export const nothing: Wrong = (payload) =>
  Object.keys(payload).length === 0 ? [] : ['an acknowledgement of this carries nothing'];

/** Who acts: who is named, else the one who alone sees the thing, else the first user of the workspace. */
export function actorOf(state: State, who: { readonly team?: string; readonly user?: string }, seen?: Seen): Actor {
  const workspace = state.workspace(who.team ?? seen?.team);
  const alone = seen && ('ts' in seen ? seen.onlyFor : seen.user);
  const user = who.user ?? alone ?? workspace.users[0]?.id ?? '';
  if (!workspace.users.some(({ id }) => id === user)) throw new Error(`${workspace.team} has no user ${user}`);
  return { workspace, user };
}

import { judgeResponse, sizeOf } from './judge-payloads.ts';
import { change, store } from './methods-chat.ts';
import type { ResponseUrl, State, StoredMessage } from './state.ts';
import type { Json } from './types.ts';

const USES = 5;
const LIVES_MS = 30 * 60_000;

/** Makes the address through which the app may answer an action: five times, for half an hour. */
export function makeResponseUrl(
  state: State,
  of: Pick<ResponseUrl, 'team' | 'user' | 'channel'> & { readonly original?: StoredMessage },
): ResponseUrl {
  const path = `/actions/${of.team}/${state.id('R')}`;
  const made = { ...of, original: of.original, path, at: state.now(), uses: 0 };
  state.responseUrls.set(path, made);
  return made;
}

/** Takes what comes to such an address; answers HTTP status and body. */
export function takeResponse(state: State, path: string, payload: unknown): readonly [number, string] {
  const [status, body] = use(state, path, payload);
  state.responses.push({ url: path, payload: payload as Json, answer: body }); // judged before it is used
  state.touch();
  return [status, body];
}

function use(state: State, path: string, payload: unknown): readonly [number, string] {
  const found = state.responseUrls.get(path);
  if (!found) return refused(state, 404, 'no such response_url');
  if (state.now() - found.at > (state.options.responseUrlLivesMs ?? LIVES_MS))
    return refused(state, 404, 'expired_url');
  if (found.uses >= USES) return refused(state, 404, 'used_url');
  found.uses += 1;
  const { error, messages } = judgeResponse(payload);
  if (error) {
    state.fault('payload', 'response_url', [error, ...messages].join('; '));
    return [400, error];
  }
  show(state, found, payload as Json, 'response_url'); // judged just now
  return [200, 'ok'];
}

/** Shows an answer: a new message for one person or for all, in place of the original one, or its deletion. */
export function show(state: State, place: Omit<ResponseUrl, 'path' | 'at' | 'uses'>, payload: Json, by: string): void {
  const { original } = place;
  if (payload.delete_original === true) {
    if (original) original.deleted = true;
    state.touch();
    return;
  }
  if (String(payload.text ?? '').trim() === '') state.fault('missing-text', by, 'blocks without text');
  if (sizeOf(payload.blocks) > 10_000) state.fault('long-text', by, 'blocks near the limit');
  if (payload.replace_original === true && original && !original.deleted) {
    change(state, original, { blocks: [], attachments: [], text: '', ...payload });
    return;
  }
  const workspace = state.workspace(place.team);
  const channel = state.channel(workspace, place.channel);
  if (!channel) return;
  const onlyFor = payload.response_type === 'in_channel' ? {} : { onlyFor: place.user };
  store(state, workspace, channel, { ...payload, ...onlyFor }, by);
}

function refused(state: State, status: number, answer: string): readonly [number, string] {
  state.fault('response-url', 'response_url', answer);
  return [status, answer];
}

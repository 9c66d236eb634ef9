import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Slack } from './contract.ts';
import { Disturbances } from './disturb.ts';
import { effectsOf } from './effects.ts';
import { eventActions } from './event-actions.ts';
import { formActions } from './form-actions.ts';
import { install } from './install.ts';
import type { Grant } from './methods-auth.ts';
import { sendHttp } from './send-http.ts';
import { serve, spotSecrets } from './serve.ts';
import { openSocketSide } from './socket.ts';
import { channelOf, State, type StoredMessage, snapshot, snapshotView, userOf } from './state.ts';
import { type Send, tellApp } from './tell-app.ts';
import type { Ack, SlackOptions, Via } from './types.ts';
import { userActions } from './user-actions.ts';

export type * from './actions.ts';
export type * from './contract.ts';
export type * from './types.ts';

/**
 * A fake Slack on 127.0.0.1: Web API, OAuth, response urls and uploads over HTTP, Socket Mode over a WebSocket, and
 * people who use the app. It refuses what Slack refuses, keeps a list of what the app must not have done (`faults`),
 * and can be told to fail in many ways (`disturb`, `socket`).
 */
export async function openSlack(options: SlackOptions = {}): Promise<Slack> {
  const state = new State(options);
  const disturbances = new Disturbances(state);
  const grants = new Map<string, Grant>();
  const secrets = {
    ...{ signingSecret: options.signingSecret ?? 'signing-secret-1', appToken: options.appToken ?? 'xapp-1' },
    ...{ clientId: options.clientId ?? '1.1', clientSecret: options.clientSecret ?? 'client-secret-1' },
  };
  const withinMs = options.ackWithinMs ?? 3000;
  let via: Via = options.via ?? { kind: 'socket' };

  const server = createServer((request, response) => {
    serve(serving, request, response).catch((error: unknown) => {
      if (!response.headersSent) response.writeHead(500);
      response.end(`the fake itself failed: ${error instanceof Error ? error.stack : String(error)}`);
    });
  });
  const socket = openSocketSide(state, server, withinMs);
  const client = { id: secrets.clientId, secret: secrets.clientSecret };
  const serving = { ...secrets, state, disturbances, socket, grants, client, origin: () => origin };
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`; // it listens on a port, not on a pipe
  const authorizationUrl = `${origin}/authorize`;

  const send: Send = async (type, payload, asked, retry) => {
    const way = asked ?? via;
    const sent =
      way.kind === 'socket'
        ? await socket.send(type, payload, retry)
        : await sendHttp({ url: way.url, type, payload, retry, withinMs, signingSecret: secrets.signingSecret });
    spotSecrets(serving, 'ack', JSON.stringify(sent.payload));
    return sent;
  };
  const ground = tellApp(state, origin, send);
  const actions = { ...userActions(ground), ...formActions(ground), ...eventActions(ground) };
  const messagesIn = (channel: string, team?: string): readonly StoredMessage[] => {
    const workspace = state.workspace(team);
    const ids = [channel, `D${channel}`];
    return state.messages.filter((one) => one.team === workspace.team && ids.includes(one.channel) && !one.onlyFor);
  };

  return {
    ...{ origin, apiUrl: `${origin}/api/`, authorizationUrl, ...secrets, ...actions, socket },
    install: (action) => install(state, { authorizationUrl, clientId: secrets.clientId }, grants, action),
    async uninstall({ team, via: way, silent } = {}) {
      const workspace = state.workspace(team);
      workspace.tokenError = 'account_inactive';
      const acks: Ack[] = [];
      if (silent) return acks;
      const told = { team: workspace.team, ...(way ? { via: way } : {}) };
      const revoked = { type: 'tokens_revoked', tokens: { oauth: [], bot: [workspace.botUser] } };
      for (const event of [revoked, { type: 'app_uninstalled' }]) acks.push(await actions.event({ ...told, event }));
      return acks;
    },
    deliver(way) {
      via = way;
    },

    messages: (channel, team) =>
      messagesIn(channel, team)
        .filter((one) => !one.deleted)
        .map(snapshot),
    allMessages: (channel, team) => messagesIn(channel, team).map(snapshot),
    ephemerals: (user, team) =>
      state.messages
        .filter((one) => one.team === state.workspace(team).team && one.onlyFor === user && !one.deleted)
        .map(snapshot),
    now(message) {
      const found = state.message(message.team, message.channel, message.ts);
      if (!found) throw new Error(`there is no message ${message.ts}`);
      return snapshot(found);
    },
    get responses() {
      return [...state.responses];
    },
    get views() {
      return state.views.filter(({ kind }) => kind === 'modal').map(snapshotView);
    },
    home(user, team) {
      const workspace = state.workspace(team);
      const found = state.views.find((one) => one.kind === 'home' && one.user === user && one.team === workspace.team);
      return found && snapshotView(found);
    },
    get files() {
      return state.files.filter(({ uploaded }) => uploaded).map((file) => ({ ...file }));
    },
    until: (look, within = 5000) => until(state, look, within),
    effects: (seen) => effectsOf(seen),

    change({ team, channel, user, scopes, tokenError }) {
      const workspace = state.workspace(team);
      if (scopes) workspace.scopes = scopes;
      if (tokenError !== undefined) workspace.tokenError = tokenError;
      if (channel) {
        const found = state.channel(workspace, channel.id);
        if (found) Object.assign(found, channel);
        else
          workspace.channels.push(
            channelOf(
              { name: channel.id, ...channel },
              workspace.users.map(({ id }) => id),
            ),
          );
      }
      if (!user) return;
      const found = workspace.users.find(({ id }) => id === user.id);
      if (found) Object.assign(found, user);
      else workspace.users.push(userOf({ name: user.id, ...user }));
    },
    disturb: (disturbance) => disturbances.add(disturbance),
    get calls() {
      return [...state.calls];
    },
    callsOf: (method) => state.calls.filter((call) => call.method === method),
    get faults() {
      return [...state.faults];
    },
    takeFaults: () => state.faults.splice(0),
    reset() {
      disturbances.clear();
      grants.clear();
      socket.reset();
      state.restart();
    },
    async close() {
      socket.close();
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

const LOOK_EVERY_MS = 10;

async function until<Found>(
  state: State,
  look: () => Found | undefined | false | null,
  withinMs: number,
): Promise<Found> {
  const end = performance.now() + withinMs;
  for (;;) {
    const found = look();
    if (found) return found;
    if (performance.now() > end) throw new Error(`nothing found in ${withinMs} ms: ${look}`);
    await new Promise<void>((resolve) => {
      const done = (): void => {
        stop();
        clearTimeout(timer);
        resolve();
      };
      const timer = setTimeout(done, LOOK_EVERY_MS);
      const stop = state.onChange(done);
    });
  }
}

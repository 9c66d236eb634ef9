import type { Server } from 'node:http';
import { GatewayIntentBits as Intent } from 'discord.js';
import { type WebSocket, WebSocketServer } from 'ws';
import { guildCreate, userPayload } from './payloads.ts';
import { gatewayUrl } from './routes-application.ts';
import type { GatewayControl } from './types.ts';
import type { World } from './world.ts';

type Session = {
  readonly id: string;
  readonly shard: readonly [id: number, count: number];
  readonly intents: number;
  readonly sent: { readonly op: 0; readonly t: string; readonly s: number; readonly d: unknown }[];
  socket: WebSocket | null;
  lastSeq: number;
};

/** The gateway on the server's /gw; sets the world's `dispatch`. */
export function openGateway(world: World, server: Server): GatewayControl & { stop(): void; reset(): void } {
  const sockets = new WebSocketServer({ server, path: '/gw', maxPayload: 1 << 20 });
  const sessions = new Map<string, Session>();
  const identifies: { at: number; intents: number; shard: readonly number[] }[] = [];
  const resumes: { at: number; shard: number; replayed: number }[] = [];
  const lastIdentify = new Map<number, number>();
  const told = { ignoring: false, duplicates: 0, heartbeats: 0 };

  function send(session: Session, t: string, d: unknown): void {
    const event = { op: 0 as const, t, s: ++session.lastSeq, d: structuredClone(d) };
    session.sent.push(event);
    session.socket?.send(JSON.stringify(event));
  }

  world.dispatch = (event, guild, data) => {
    const needs = NEEDS[event]?.[guild === null ? 1 : 0] ?? 0;
    const times = event === 'INTERACTION_CREATE' && told.duplicates > 0 ? 2 : 1;
    if (times === 2) told.duplicates--;
    for (const session of sessions.values()) {
      const [shard, count] = session.shard;
      const isHere = (guild === null ? 0 : Number((BigInt(guild) >> 22n) % BigInt(count))) === shard;
      if (!isHere || (session.intents & needs) !== needs) continue;
      for (let time = 0; time < times; time++) send(session, event, hideContent(world, session, event, data));
    }
    world.changed();
  };

  function fail(socket: WebSocket, code: number, what: string): void {
    world.fault({ kind: 'gateway', what: `${code} ${what}` });
    socket.close(code, what);
  }

  function identify(socket: WebSocket, d: Identify): Session | null {
    const shard = d.shard ?? [0, 1];
    if (d.token !== world.token) return refuse(4004, 'Authentication failed.');
    if (!Number.isInteger(d.intents) || d.intents < 0 || d.intents >= 1 << 26)
      return refuse(4013, 'Invalid intent(s).');
    if (d.intents & PRIVILEGED & ~(world.options.privilegedIntents ?? 0)) return refuse(4014, 'Disallowed intent(s).');
    if (shard[0] >= shard[1]) return refuse(4010, 'Invalid shard.');
    if (!d.properties?.os) return refuse(4002, 'Error while decoding payload: no properties.');
    const last = lastIdentify.get(0) ?? 0; // max_concurrency is 1: one bucket
    lastIdentify.set(0, world.now());
    if (world.now() - last < (world.options.identifyEveryMs ?? 5_000)) {
      world.fault({ kind: 'identify-too-soon', what: `${world.now() - last} ms after the one before` });
      socket.send(JSON.stringify({ op: 9, d: false }));
      return null;
    }
    identifies.push({ at: world.now(), intents: d.intents, shard });
    const session: Session = { id: world.nextId(), shard, intents: d.intents, sent: [], socket, lastSeq: 0 };
    sessions.set(session.id, session);
    const mine = [...world.guilds.values()].filter(
      ({ id }) => Number((BigInt(id) >> 22n) % BigInt(shard[1])) === shard[0],
    );
    const known = mine.filter(({ state }) => state !== 'left');
    send(session, 'READY', {
      ...{ v: 10, user: userPayload(world, world.bot.id), session_id: session.id, shard, session_type: 'normal' },
      ...{ resume_gateway_url: gatewayUrl(world), application: { id: world.options.application.id, flags: 0 } },
      ...{ guilds: known.map(({ id }) => ({ id, unavailable: true })), private_channels: [], relationships: [] },
    });
    if (d.intents & Intent.Guilds) {
      for (const guild of known) if (guild.state === 'joined') send(session, 'GUILD_CREATE', guildCreate(world, guild));
    }
    return session;

    function refuse(code: number, what: string): null {
      fail(socket, code, what);
      return null;
    }
  }

  function resume(socket: WebSocket, d: Resume): Session | null {
    if (d.token !== world.token) fail(socket, 4004, 'Authentication failed.');
    const session = sessions.get(d.session_id);
    if (d.token !== world.token || !session || d.seq > session.lastSeq) {
      socket.send(JSON.stringify({ op: 9, d: false }));
      return null;
    }
    if (session.socket !== socket) session.socket?.terminate();
    session.socket = socket;
    const missed = session.sent.filter(({ s }) => s > d.seq);
    for (const event of missed) socket.send(JSON.stringify(event));
    resumes.push({ at: world.now(), shard: session.shard[0], replayed: missed.length });
    send(session, 'RESUMED', {});
    return session;
  }

  sockets.on('connection', (socket, request) => {
    let session: Session | null = null;
    const times: number[] = [];
    if (new URL(request.url ?? '', world.origin).searchParams.get('v') !== '10')
      return fail(socket, 4012, 'Invalid API version.');
    socket.on('error', () => socket.terminate());
    socket.on('close', (code) => {
      if (session?.socket !== socket) return;
      session.socket = null;
      if (code === 1000 || code === 1001) sessions.delete(session.id); // the client says that it is done
      world.changed();
    });
    socket.on('message', (bytes: Buffer) => {
      const now = Date.now();
      times.push(now);
      if (times.length > 120 && now - (times.at(-121) ?? 0) < 60_000) return fail(socket, 4008, 'Rate limited.');
      if (bytes.length > 4096) return fail(socket, 4002, 'Payload above 4096 bytes.');
      const { op, d } = JSON.parse(bytes.toString()) as { op: number; d: never };
      if (op === 1) {
        told.heartbeats++;
        if (!told.ignoring) socket.send(JSON.stringify({ op: 11 }));
      } else if (op === 2 && session) fail(socket, 4005, 'Already authenticated.');
      else if (op === 2) session = identify(socket, d);
      else if (op === 6) session = resume(socket, d);
      else if (!session) fail(socket, 4003, 'Not authenticated.');
      else if (![3, 4, 8, 31].includes(op)) fail(socket, 4001, `Unknown opcode ${op}.`);
      world.changed();
    });
    socket.send(JSON.stringify({ op: 10, d: { heartbeat_interval: world.options.heartbeatEveryMs ?? 41_250 } }));
  });

  const open = (shard?: number) =>
    [...sessions.values()].filter(({ socket, shard: [id] }) => socket !== null && (shard ?? id) === id);
  return {
    askToReconnect: (shard) =>
      open(shard).forEach(({ socket }) => void socket?.send(JSON.stringify({ op: 7, d: null }))),
    drop: (shard) => open(shard).forEach(({ socket }) => void socket?.terminate()),
    invalidate({ resumable, shard }) {
      for (const session of open(shard)) {
        if (!resumable) sessions.delete(session.id);
        session.socket?.send(JSON.stringify({ op: 9, d: resumable }));
        session.socket = null; // until it is resumed, on this connection or on another
      }
    },
    close: (code, shard) => open(shard).forEach(({ socket }) => void socket?.close(code)),
    stop() {
      for (const socket of sockets.clients) socket.terminate();
      sockets.close();
    },
    ignoreHeartbeats(ignore) {
      told.ignoring = ignore;
    },
    duplicateInteractions(times) {
      told.duplicates = times;
    },
    reset() {
      Object.assign(told, { ignoring: false, duplicates: 0 });
    },
    identifies,
    resumes,
    get heartbeats() {
      return told.heartbeats;
    },
    get connected() {
      return open().length;
    },
  };
}

type Identify = {
  readonly token: string;
  readonly intents: number;
  readonly shard?: readonly [number, number];
  readonly properties?: { readonly os?: string };
};
type Resume = { readonly token: string; readonly session_id: string; readonly seq: number };

const PRIVILEGED = Intent.GuildMembers | Intent.GuildPresences | Intent.MessageContent;

/** The intents behind events, in a guild and elsewhere. What is not here comes to everybody. */
const NEEDS: Readonly<Record<string, readonly [number, number]>> = {
  ...Object.fromEntries(
    [
      'GUILD_CREATE',
      'GUILD_DELETE',
      'CHANNEL_CREATE',
      'CHANNEL_UPDATE',
      'CHANNEL_DELETE',
      'THREAD_CREATE',
      'THREAD_UPDATE',
    ].map((event) => [event, [Intent.Guilds, 0]] as const),
  ),
  ...Object.fromEntries(
    ['MESSAGE_CREATE', 'MESSAGE_UPDATE', 'MESSAGE_DELETE'].map(
      (event) => [event, [Intent.GuildMessages, Intent.DirectMessages]] as const,
    ),
  ),
};

/** Without the privileged intent, what others write comes empty. */
function hideContent(world: World, { intents }: Session, event: string, data: unknown): unknown {
  if (!event.startsWith('MESSAGE_') || intents & Intent.MessageContent) return data;
  const { author, guild_id } = data as { author?: { id: string }; guild_id?: string };
  if (author === undefined || author.id === world.bot.id || guild_id === undefined) return data;
  return { ...(data as object), content: '', embeds: [], attachments: [], components: [] };
}

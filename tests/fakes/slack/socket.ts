import { randomUUID } from 'node:crypto';
import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import type { SocketControl } from './contract.ts';
import type { State } from './state.ts';
import type { Ack, Json } from './types.ts';

type Envelope = Json & { readonly envelope_id: string; readonly accepts_response_payload: boolean };
type Taken = Pick<Ack, 'afterMs' | 'payload' | 'failure'>;
type Open = { readonly envelope: Envelope; readonly sent: number; readonly done: (taken: Taken) => void };

const MOST_SOCKETS = 10;
const PING_EVERY_MS = 10_000;

export type SocketSide = SocketControl & {
  /** Sends a payload to one of the connections and waits for its acknowledgement. */
  send(type: string, payload: Json, retry?: { readonly number: number; readonly reason: string }): Promise<Taken>;
  /** The address for a new connection, good for one. */
  ticket(origin: string): string | undefined;
  close(): void;
  reset(): void;
};

/** The Socket Mode side: connections, envelopes and what may happen to them. */
export function openSocketSide(state: State, server: Server, ackWithinMs: number): SocketSide {
  const sockets = new Set<WebSocket>();
  const greeted = new Set<WebSocket>();
  const tickets = new Set<string>();
  const open = new Map<string, Open>();
  const seen = new Set<string>();
  const timers = new Set<NodeJS.Timeout>();
  let last: Envelope | undefined;
  const usual = { helloMs: 0, pongs: true, refuses: false, repeats: false };
  let how = { ...usual };

  const later = (ms: number, run: () => void): void => {
    const timer = setTimeout(() => {
      timers.delete(timer);
      run();
    }, ms);
    timers.add(timer);
  };
  const accepting = new WebSocketServer({ noServer: true, autoPong: false });
  const upgrade = (request: IncomingMessage, stream: Duplex, head: Buffer): void => {
    const ticket = new URL(request.url ?? '/', 'http://slack').searchParams.get('ticket') ?? '';
    if (how.refuses || !tickets.delete(ticket)) {
      stream.end('HTTP/1.1 401 Unauthorized\r\nconnection: close\r\ncontent-length: 0\r\n\r\n');
      return;
    }
    accepting.handleUpgrade(request, stream, head, greet);
  };
  server.on('upgrade', upgrade);

  function greet(socket: WebSocket): void {
    sockets.add(socket);
    const ping = setInterval(() => socket.ping(), PING_EVERY_MS);
    socket.on('ping', (data) => how.pongs && socket.pong(data));
    socket.on('message', (data) => acknowledge(String(data)));
    socket.on('error', () => socket.terminate());
    socket.on('close', () => {
      clearInterval(ping);
      sockets.delete(socket);
      greeted.delete(socket);
      state.touch();
    });
    later(how.helloMs, () => {
      if (socket.readyState !== socket.OPEN) return;
      const debug = { host: 'fake', started: '', build_number: 1, approximate_connection_time: 18_060 };
      socket.send(
        JSON.stringify({
          type: 'hello',
          connection_info: { app_id: 'A1' },
          num_connections: sockets.size,
          debug_info: debug,
        }),
      );
      socket.ping();
      greeted.add(socket);
      state.touch();
      if (!how.repeats || !last) return;
      how.repeats = false;
      void deliver(again(last), socket);
    });
  }

  function acknowledge(text: string): void {
    const told = JSON.parse(text) as { readonly envelope_id?: string; readonly payload?: Json };
    const id = told.envelope_id ?? '';
    const waiting = open.get(id);
    open.delete(id);
    if (waiting) {
      waiting.done({ afterMs: performance.now() - waiting.sent, payload: told.payload ?? {} });
      return;
    }
    if (seen.has(id)) state.fault('ack', 'socket', `${id} was acknowledged twice or too late`);
    else state.fault('ack', 'socket', `no envelope has the id ${id}`);
  }

  function deliver(envelope: Envelope, to: WebSocket): Promise<Taken> {
    last = envelope;
    seen.add(envelope.envelope_id);
    return new Promise((resolve) => {
      const done = (taken: Taken): void => {
        clearTimeout(timer);
        timers.delete(timer);
        resolve(taken);
      };
      const timer = setTimeout(() => {
        open.delete(envelope.envelope_id);
        done({ afterMs: ackWithinMs, payload: {}, failure: 'not acknowledged in time' });
      }, ackWithinMs);
      timers.add(timer);
      open.set(envelope.envelope_id, { envelope, sent: performance.now(), done });
      to.send(JSON.stringify(envelope));
    });
  }

  const again = (envelope: Envelope): Envelope => ({ ...envelope, retry_attempt: 1, retry_reason: 'timeout' });
  const pick = (): WebSocket | undefined => [...greeted][Math.floor(state.chance() * greeted.size)];
  const offline: Taken = { afterMs: 0, payload: {}, failure: 'the app is not connected' };

  return {
    connected: () => greeted.size,
    untilConnected: (count = 1, withinMs = 10_000) =>
      new Promise((resolve, reject) => {
        const check = (): void => {
          if (greeted.size < count) return;
          stop();
          clearTimeout(timer);
          resolve();
        };
        const stop = state.onChange(check);
        const timer = setTimeout(() => {
          stop();
          reject(new Error(`${greeted.size} of ${count} connections after ${withinMs} ms`));
        }, withinMs);
        check();
      }),
    disconnect(reason, closeAfterMs = 0) {
      for (const socket of [...greeted]) {
        greeted.delete(socket);
        socket.send(JSON.stringify({ type: 'disconnect', reason, debug_info: { host: 'fake' } }));
        if (Number.isFinite(closeAfterMs)) later(closeAfterMs, () => socket.close(1000));
      }
    },
    terminate() {
      for (const socket of sockets) socket.terminate();
    },
    lateHello(ms) {
      how.helloMs = ms;
    },
    answerPings(yes) {
      how.pongs = yes;
    },
    refuse(yes) {
      how.refuses = yes;
    },
    repeatAfterReconnect() {
      how.repeats = true;
    },
    async repeat() {
      const socket = pick();
      if (!last || !socket) return { ok: false, ...offline };
      const taken = await deliver(again(last), socket);
      return { ok: taken.failure === undefined, ...taken };
    },
    async send(type, payload, retry) {
      const socket = pick();
      if (!socket) return offline;
      const accepts = type === 'slash_commands' || type === 'interactive';
      const told = retry ? { retry_attempt: retry.number, retry_reason: retry.reason } : {};
      return deliver({ type, payload, envelope_id: randomUUID(), accepts_response_payload: accepts, ...told }, socket);
    },
    ticket(origin) {
      if (sockets.size >= MOST_SOCKETS) return undefined;
      const ticket = randomUUID();
      tickets.add(ticket);
      return `${origin.replace('http', 'ws')}/link?ticket=${ticket}&app_id=A1`;
    },
    reset() {
      how = { ...usual };
      last = undefined;
    },
    close() {
      server.off('upgrade', upgrade);
      for (const timer of timers) clearTimeout(timer);
      for (const socket of sockets) socket.terminate();
      accepting.close();
    },
  };
}

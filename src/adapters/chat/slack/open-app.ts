import { App, type Authorize, HTTPReceiver, LogLevel, SocketModeReceiver } from '@slack/bolt';
import type { Logger } from '@slack/web-api';
import type { Log } from '../../../ports/log.ts';
import type { Clients } from './clients.ts';
import { slackError } from './error-codes.ts';
import { CALL_TIMEOUT_MS } from './limits.ts';
import type { Handler } from './server.ts';
import { wait } from './wait.ts';

export type SlackApp = {
  readonly app: App;
  /** Events over HTTP come in here; undefined in mode socket. */
  readonly events: Handler | undefined;
  start(): Promise<void>;
  stop(): Promise<void>;
  isConnected(): boolean;
};

type Parts = {
  readonly authorize: Authorize<boolean>;
  readonly clients: Clients;
  readonly logger: Logger;
  readonly log: Log;
  readonly apiUrl: string | undefined;
};

/** Bolt over HTTP: the server is ours, and gives it what comes to its path. */
export function openHttpApp(signingSecret: string, parts: Parts): SlackApp {
  const receiver = new HTTPReceiver({ signingSecret, logger: parts.logger, logLevel: LogLevel.WARN });
  return {
    app: appOn(receiver, parts),
    events: receiver.requestListener,
    start: async () => {},
    stop: async () => {},
    isConnected: () => true, // Slack connects to us
  };
}

/** Bolt over Socket Mode: a connection that we open, so that no address of ours must be reachable. */
export function openSocketApp(appToken: string, parts: Parts): SlackApp {
  const { logger, log, apiUrl } = parts;
  const receiver = new SocketModeReceiver({
    appToken,
    logger,
    logLevel: LogLevel.WARN,
    // Also how long it is deaf at each of Slack's reconnects: 5 s by default (fixed in @slack/socket-mode 3.2.0). It is the
    // deadline of a pong as well, so not shorter.
    clientPingTimeout: 2_500,
    // An object of its own, as the library writes into it. Its hundred retries would outlive this process's end: we retry.
    installerOptions: {
      clientOptions: {
        ...(apiUrl === undefined ? {} : { slackApiUrl: apiUrl }),
        timeout: CALL_TIMEOUT_MS,
        retryConfig: { retries: 0 },
      },
    },
  });
  const { client } = receiver;
  const connect = client.start.bind(client);
  let isStopping = false;
  let isConnected = false;
  client.on('connected', () => {
    isConnected = true;
  });
  for (const event of ['close', 'connecting', 'reconnecting', 'disconnected'])
    client.on(event, () => {
      isConnected = false;
    });

  const keepConnected = async (): Promise<Awaited<ReturnType<typeof connect>>> => {
    for (let failures = 1; ; failures += 1) {
      try {
        return await connect();
      } catch (error) {
        if (isStopping) return { ok: true };
        const code = slackError(error);
        const todo = code === undefined ? 'see whether this machine reaches Slack' : 'check SLACK_APP_TOKEN';
        log.error('slack-connection-lost', { code: code ?? 'no answer', todo });
        await wait(Math.min(RECONNECT_AFTER_MS, RECONNECT_FIRST_MS * 2 ** failures));
        if (isStopping) return { ok: true };
      }
    }
  };

  return {
    app: appOn(receiver, parts),
    events: undefined,
    async start() {
      const connected = connect();
      // From now on the library reconnects through this one: what its own throws there would end the process.
      client.start = keepConnected;
      const outcome = await Promise.race([
        connected.then(
          () => 'connected' as const,
          (error) => {
            // A token that is refused must be told; a network that is down passes.
            if (slackError(error) !== undefined) throw error;
            return 'failed' as const;
          },
        ),
        wait(CALL_TIMEOUT_MS),
      ]);
      if (outcome === 'connected') return;
      log.warn('slack-not-yet-connected', { todo: 'it is tried on; see whether this machine reaches Slack' });
      if (outcome === 'failed') void keepConnected();
      else connected.catch(keepConnected);
    },
    async stop() {
      isStopping = true;
      // The receiver's own stop does not wait until the socket is closed.
      await Promise.race([client.disconnect(), wait(2_000)]);
    },
    isConnected: () => isConnected,
  };
}

const RECONNECT_FIRST_MS = 1_000;
const RECONNECT_AFTER_MS = 60_000;

function appOn(receiver: HTTPReceiver | SocketModeReceiver, { authorize, clients, logger, log }: Parts): App {
  const app = new App({
    receiver,
    authorize,
    logger,
    logLevel: LogLevel.WARN,
    convoStore: false,
    clientOptions: clients.options(),
  });
  app.error(async (error) => {
    log.error('slack-event-failed', { code: String(error.code), cause: error.original?.message?.slice(0, 200) });
  });
  return app;
}

import { App, LogLevel, SocketModeReceiver, webApi } from '@slack/bolt';
import type { Slack } from './contract.ts';

/** What the real library needs so that it talks to the fake and repeats nothing by itself. */
export const clientOptions = (slack: Slack) => ({
  ...{ slackApiUrl: slack.apiUrl, retryConfig: { retries: 0 }, rejectRateLimitedCalls: true, timeout: 2000 },
  ...{ logger: silent, logLevel: LogLevel.ERROR },
});

/** The real client of the Web API, for one workspace. */
export const client = (slack: Slack, token = 'xoxb-1'): webApi.WebClient =>
  new webApi.WebClient(token, clientOptions(slack));

/** A real Bolt app over Socket Mode that authorizes each workspace with its own token. */
export function socketApp(slack: Slack, tokens: { readonly [team: string]: string }, pingTimeoutMs = 200): App {
  const receiver = new SocketModeReceiver({
    ...{ appToken: slack.appToken, clientPingTimeout: pingTimeoutMs, logger: silent },
    installerOptions: { clientOptions: { slackApiUrl: slack.apiUrl } },
  });
  return quiet(
    new App({
      ...{ receiver, clientOptions: clientOptions(slack), logger: silent },
      authorize: async ({ teamId }) => ({
        botToken: tokens[teamId ?? ''] ?? '',
        botId: `B${teamId}`,
        botUserId: `UBOT${teamId}`,
      }),
    }),
  );
}

/** A real Bolt app over HTTP, and where it listens. */
export async function httpApp(
  slack: Slack,
  prepare: (app: App) => void,
): Promise<{ readonly app: App; readonly origin: string }> {
  const { signingSecret } = slack;
  const app = quiet(new App({ signingSecret, token: 'xoxb-1', clientOptions: clientOptions(slack), logger: silent }));
  prepare(app);
  const server = await app.start({ port: 0, host: '127.0.0.1' });
  const address = 'address' in server ? server.address() : null;
  if (address === null || typeof address === 'string') throw new Error('the app listens on no port');
  return { app, origin: `http://127.0.0.1:${address.port}` };
}

export const silent = {
  ...{ debug: () => {}, info: () => {}, warn: () => {}, error: () => {}, setLevel: () => {}, setName: () => {} },
  getLevel: () => LogLevel.ERROR,
};

/** Tests that let a listener fail look at what Slack sees, not at the log. */
function quiet(app: App): App {
  app.error(async () => {});
  return app;
}

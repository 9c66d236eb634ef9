import { type Logger, WebClient, type WebClientOptions } from '@slack/web-api';
import { Failure } from '../../../model/failure.ts';
import { CALL_TIMEOUT_MS } from './limits.ts';

/** Who we are in a workspace, and with what we speak there. */
export type Access = { readonly token: string; readonly botUserId: string; readonly botId: string | undefined };

export type Clients = {
  /** Fresh options for each client: the library writes into those it is given, so that a shared object mixes tokens. */
  readonly options: () => WebClientOptions;
  /** @throws Failure 'workspace-lost' where we are not installed. */
  of(workspace: string): Promise<WebClient>;
};

/** A client for each workspace. Nothing is tried twice by them: the queue does that, and knows what is safe. */
export function openClients(given: {
  readonly apiUrl: string | undefined;
  readonly logger: Logger;
  readonly accessOf: (workspace: string) => Promise<Access | undefined>;
}): Clients {
  const clients = new Map<string, WebClient>(); // by token
  const options = (): WebClientOptions => ({
    ...(given.apiUrl === undefined ? {} : { slackApiUrl: given.apiUrl }),
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: CALL_TIMEOUT_MS,
    logger: given.logger,
  });
  return {
    options,
    async of(workspace) {
      const access = await given.accessOf(workspace);
      if (!access)
        throw new Failure(
          'workspace-lost',
          'OnRecord is not installed in this Slack workspace: install it there again, see docs/slack.md.',
        );
      const known = clients.get(access.token);
      if (known) return known;
      const client = new WebClient(access.token, options());
      clients.set(access.token, client);
      return client;
    },
  };
}

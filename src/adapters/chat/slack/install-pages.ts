import { InstallProvider } from '@slack/oauth';
import type { Clients } from './clients.ts';
import type { Installations } from './installations.ts';
import type { SlackOAuth } from './options.ts';
import { BOT_SCOPES } from './scopes.ts';
import type { Handler } from './server.ts';

/** The pages by which a workspace installs us: the way to Slack's consent, and back with a code for a token. */
export function installPages(
  { clientId, clientSecret, stateSecret, authorizationUrl, redirectUrl }: SlackOAuth,
  given: {
    readonly clients: Clients;
    readonly installations: Installations;
    readonly apiUrl: string | undefined;
  },
): ReadonlyMap<string, Handler> {
  const clientOptions = given.clients.options();
  const { logger } = clientOptions;
  const installer = new InstallProvider({
    ...{ clientId, clientSecret, stateSecret, clientOptions, ...(logger ? { logger } : {}) },
    ...authorization(authorizationUrl, given.apiUrl),
    installationStore: given.installations.slackStore,
  });
  const asked = {
    scopes: Object.keys(BOT_SCOPES),
    ...(redirectUrl === undefined ? {} : { redirectUri: redirectUrl }),
  };
  return new Map<string, Handler>([
    ['GET /slack/install', (request, response) => installer.handleInstallPath(request, response, {}, asked)],
    ['GET /slack/oauth_redirect', (request, response) => installer.handleCallback(request, response)],
  ]);
}

/** Another server than Slack's own (GovSlack, a proxy) has its consent page beside its methods. */
function authorization(url: string | undefined, apiUrl: string | undefined): { readonly authorizationUrl?: string } {
  if (url !== undefined) return { authorizationUrl: url };
  return apiUrl === undefined ? {} : { authorizationUrl: new URL('/oauth/v2/authorize', apiUrl).href };
}

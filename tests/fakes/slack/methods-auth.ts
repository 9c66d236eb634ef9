import type { Method } from './method.ts';
import { Refusal } from './refusal.ts';
import type { State, Workspace } from './state.ts';
import type { Json } from './types.ts';

/** auth.*: who the token is. */
export const authMethods: { readonly [name: string]: Method } = {
  'auth.test': {
    ...{ needs: [], may: [] },
    run: ({ workspace }) => ({
      ...{ url: `https://${workspace.team.toLowerCase()}.slack.com/`, team: workspace.name, team_id: workspace.team },
      ...{ user: 'onrecord', user_id: workspace.botUser, bot_id: workspace.botId, is_enterprise_install: false },
    }),
  },
  'auth.revoke': {
    ...{ needs: [], may: ['test'] },
    run: ({ workspace, args }) => {
      if (args.test !== true) workspace.tokenError = 'token_revoked';
      return { revoked: args.test !== true };
    },
  },
};

/** What a person allowed on the consent page, until the app comes for its token. */
export type Grant = {
  readonly team: string;
  readonly user: string;
  readonly scopes: readonly string[];
  readonly redirect: string;
  used: boolean;
};
export type Client = { readonly id: string; readonly secret: string };

/** oauth.v2.access: a code becomes a token, once. */
export function exchange(state: State, grants: ReadonlyMap<string, Grant>, client: Client, args: Json): Json {
  if (args.client_id !== client.id) throw new Refusal('invalid_client_id');
  if (args.client_secret !== client.secret) throw new Refusal('bad_client_secret');
  const grant = grants.get(String(args.code));
  if (!grant) throw new Refusal('invalid_code');
  if (grant.used) throw new Refusal('code_already_used');
  if (args.redirect_uri !== undefined && args.redirect_uri !== grant.redirect) throw new Refusal('bad_redirect_uri');
  grant.used = true;
  const workspace = state.workspace(grant.team);
  Object.assign(workspace, { scopes: grant.scopes, tokenError: null });
  state.touch();
  return installed(workspace, grant.user);
}

const installed = (workspace: Workspace, user: string): Json => ({
  ...{ access_token: workspace.botToken, token_type: 'bot', scope: workspace.scopes.join(','), app_id: 'A1' },
  ...{ bot_user_id: workspace.botUser, team: { id: workspace.team, name: workspace.name }, enterprise: null },
  ...{ authed_user: { id: user }, is_enterprise_install: false },
});

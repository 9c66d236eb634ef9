import { randomUUID } from 'node:crypto';
import type { InstallAction, Installed } from './actions.ts';
import type { Grant } from './methods-auth.ts';
import type { State } from './state.ts';

/** Goes the way of an installation as a browser does: the app's page, the consent, back to the app with a code. */
export async function install(
  state: State,
  place: { readonly authorizationUrl: string; readonly clientId: string },
  grants: Map<string, Grant>,
  action: InstallAction,
): Promise<Installed> {
  const begun = await fetch(action.url, { redirect: 'manual' });
  const cookies = begun.headers.getSetCookie().map((cookie) => cookie.split(';')[0] ?? '');
  const target = begun.headers.get('location') ?? linkIn(await begun.text(), place.authorizationUrl);
  if (!target?.startsWith(place.authorizationUrl))
    return { status: begun.status, body: '', asked: new URLSearchParams() };
  const asked = new URL(target).searchParams;
  if (asked.get('client_id') !== place.clientId) state.fault('arguments', 'authorize', 'another client id');
  if (!asked.get('state')) state.fault('secret', 'authorize', 'no state: anybody could install for anybody');
  if (!asked.get('scope')) state.fault('arguments', 'authorize', 'no scopes');
  const redirect = asked.get('redirect_uri') ?? new URL('/slack/oauth_redirect', action.url).href;
  const back = new URL(redirect);
  back.searchParams.set('state', asked.get('state') ?? '');
  if (action.deny) back.searchParams.set('error', 'access_denied');
  else back.searchParams.set('code', grant(state, grants, action, asked, redirect));
  const done = await fetch(back, { redirect: 'manual', headers: { cookie: cookies.join('; ') } });
  return { status: done.status, body: await done.text(), asked };
}

function grant(
  state: State,
  grants: Map<string, Grant>,
  action: InstallAction,
  asked: URLSearchParams,
  redirect: string,
): string {
  const { team, users } = state.workspace(action.team);
  const scopes = (asked.get('scope') ?? '').split(',').filter((scope) => scope !== '');
  const code = randomUUID();
  grants.set(code, { team, user: action.user ?? users[0]?.id ?? '', scopes, redirect, used: false });
  return code;
}

function linkIn(page: string, to: string): string | undefined {
  const links = [...page.matchAll(/href="([^"]+)"/gu)].map(([, link]) => (link ?? '').replaceAll('&amp;', '&'));
  return links.find((link) => link.startsWith(to));
}

import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import * as client from 'openid-client';
import type { Visitor } from '../page.ts';
import type { Sessions } from './session.ts';

export type OpenIdOptions = {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly publicUrl: string; // where readers come back to
  readonly readers: readonly string[]; // mail addresses, "@example.org" for a domain; none: whoever signs in there
  readonly managers: readonly string[];
};

/** Signing in at an OpenID Connect provider, by authorization code with PKCE (RFC 9700 2.1.1). */
export type OpenId = {
  /** Where to send the reader. */
  begin(context: Context, to: string): Promise<string>;
  finish(context: Context): Promise<SignedIn>;
};

export type SignedIn =
  | { readonly kind: 'known'; readonly who: Pick<Visitor, 'name' | 'mayManage'>; readonly to: string }
  | { readonly kind: 'refused'; readonly words: string; readonly why: string };

const COOKIE = 'onrecord-sign-in';

export function openId(options: OpenIdOptions, sessions: Sessions): OpenId {
  const { issuer, clientId, clientSecret } = options;
  const back = new URL('/login/back', options.publicUrl).href;
  let known: Promise<client.Configuration> | undefined;
  const provider = (): Promise<client.Configuration> => {
    const url = new URL(issuer);
    // Plain http is for a provider on this very machine, as in tests.
    const insecure = url.protocol === 'http:' ? { execute: [client.allowInsecureRequests] } : {};
    known ??= client.discovery(url, clientId, clientSecret, undefined, insecure).catch((error: unknown) => {
      known = undefined; // it may answer the next time
      throw error;
    });
    return known;
  };
  return {
    async begin(context, to) {
      const config = await provider();
      const verifier = client.randomPKCECodeVerifier();
      const state = client.randomState();
      const nonce = client.randomNonce();
      const kept = sessions.seal(JSON.stringify({ verifier, state, nonce, to } satisfies Begun));
      setCookie(context, COOKIE, kept, {
        path: '/login',
        httpOnly: true,
        sameSite: 'Lax',
        secure: back.startsWith('https:'),
        maxAge: 600,
      });
      return client.buildAuthorizationUrl(config, {
        redirect_uri: back,
        scope: 'openid email profile',
        code_challenge: await client.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
        state,
        nonce,
      }).href;
    },

    async finish(context) {
      const sealed = sessions.open(getCookie(context, COOKIE) ?? '');
      deleteCookie(context, COOKIE, { path: '/login' });
      if (sealed === null)
        return { kind: 'refused', words: 'That took too long: sign in again.', why: 'no sign-in was begun' };
      const begun = JSON.parse(sealed) as Begun; // as `begin` sealed it
      try {
        const came = new URL(context.req.url);
        const tokens = await client.authorizationCodeGrant(await provider(), new URL(`${back}${came.search}`), {
          pkceCodeVerifier: begun.verifier,
          expectedState: begun.state,
          expectedNonce: begun.nonce,
          idTokenExpected: true,
        });
        return decide(tokens.claims() ?? {}, options, begun.to);
      } catch (error) {
        return {
          kind: 'refused',
          words: "Your team's sign-in did not answer as it should: try again, or ask whoever runs OnRecord.",
          why: String(error),
        };
      }
    },
  };
}

type Begun = { readonly verifier: string; readonly state: string; readonly nonce: string; readonly to: string };

/** Who may come in. A mail address counts only where the provider says that it is theirs. */
export function decide(
  claims: Readonly<Record<string, unknown>>,
  { readers, managers }: Pick<OpenIdOptions, 'readers' | 'managers'>,
  to: string,
): SignedIn {
  const email = typeof claims.email === 'string' && claims.email_verified !== false ? claims.email.toLowerCase() : null;
  const isListed = (list: readonly string[]): boolean =>
    email !== null &&
    list.some((entry) => (entry.startsWith('@') ? email.endsWith(entry.toLowerCase()) : email === entry.toLowerCase()));
  const mayManage = isListed(managers);
  if (!mayManage && readers.length > 0 && !isListed(readers))
    return {
      kind: 'refused',
      words: 'This account may not read here: ask whoever runs OnRecord to add it to web.openid.readers.',
      why: 'not among the readers',
    };
  const name = typeof claims.name === 'string' ? claims.name : (email ?? 'Reader');
  return { kind: 'known', who: { name: name.slice(0, 80), mayManage }, to };
}

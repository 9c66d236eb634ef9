import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import * as client from 'openid-client';
import { cleanText } from '../../../../core/reply/clean-text.ts';
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
  /** Where to send the reader, who is to come back to `to`. */
  begin(context: Context, to: string): Promise<{ readonly kind: 'begun'; readonly at: string } | Refused>;
  finish(context: Context): Promise<SignedIn>;
};

export type SignedIn =
  | { readonly kind: 'known'; readonly who: Pick<Visitor, 'name' | 'mayManage'>; readonly to: string }
  | Refused;

/** `words` for the reader, `why` for the log. */
export type Refused = {
  readonly kind: 'refused';
  readonly status: 403 | 502;
  readonly words: string;
  readonly why: string;
};

const COOKIE = 'onrecord-sign-in';

export function openId(options: OpenIdOptions, sessions: Sessions): OpenId {
  const { issuer, clientId, clientSecret } = options;
  const back = new URL('/login/back', options.publicUrl).href;
  const isSecure = back.startsWith('https:');
  // With https no sibling of this host can set it, as a cookie of the whole host.
  const cookie = isSecure ? ({ prefix: 'host', path: '/' } as const) : ({ path: '/login' } as const);
  let known: Promise<client.Configuration> | undefined;
  const provider = (): Promise<client.Configuration> => {
    const url = new URL(issuer);
    // Plain http is for a provider on this very machine only.
    const isHere = url.protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
    const execute = [client.enableNonRepudiationChecks, ...(isHere ? [client.allowInsecureRequests] : [])];
    const asked = { execute, timeout: ANSWERS_WITHIN_SECONDS };
    known ??= client.discovery(url, clientId, clientSecret, undefined, asked).catch((error: unknown) => {
      known = undefined; // it may answer the next time
      throw error;
    });
    return known;
  };
  return {
    async begin(context, to) {
      const config = await provider().catch((error: unknown) => notAnswering(error));
      if ('kind' in config) return config;
      const verifier = client.randomPKCECodeVerifier();
      const state = client.randomState();
      const nonce = client.randomNonce();
      const kept = sessions.seal(JSON.stringify({ verifier, state, nonce, to } satisfies Begun));
      setCookie(context, COOKIE, kept, { ...cookie, httpOnly: true, sameSite: 'Lax', secure: isSecure, maxAge: 600 });
      const at = client.buildAuthorizationUrl(config, {
        redirect_uri: back,
        scope: 'openid email profile',
        code_challenge: await client.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
        state,
        nonce,
      });
      return { kind: 'begun', at: at.href };
    },

    async finish(context) {
      const sealed = sessions.open((isSecure ? getCookie(context, COOKIE, 'host') : getCookie(context, COOKIE)) ?? '');
      deleteCookie(context, COOKIE, { ...cookie, secure: isSecure });
      if (sealed === null) return refused('That took too long: sign in again.', 'no sign-in was begun');
      const begun = JSON.parse(sealed) as Begun; // as `begin` sealed it
      const config = await provider().catch((error: unknown) => notAnswering(error));
      if ('kind' in config) return config;
      try {
        const came = new URL(context.req.url);
        const tokens = await client.authorizationCodeGrant(config, new URL(`${back}${came.search}`), {
          pkceCodeVerifier: begun.verifier,
          expectedState: begun.state,
          expectedNonce: begun.nonce,
          idTokenExpected: true,
        });
        return decide(tokens.claims() ?? {}, options, begun.to);
      } catch (error) {
        return refused(
          "Your team's sign-in did not answer as it should: try again, or ask whoever runs OnRecord.",
          `${error}`,
        );
      }
    },
  };
}

const ANSWERS_WITHIN_SECONDS = 10;

const refused = (words: string, why: string): Refused => ({ kind: 'refused', status: 403, words, why });

const notAnswering = (error: unknown): Refused => ({
  kind: 'refused',
  status: 502,
  words: "Your team's sign-in does not answer at present: try again in a minute, or ask whoever runs OnRecord.",
  why: String(error),
});

type Begun = { readonly verifier: string; readonly state: string; readonly nonce: string; readonly to: string };

/**
 * Who may come in. A mail address counts only where the provider says that it is theirs: else anybody could write a
 * colleague's into their own account.
 */
export function decide(
  claims: Readonly<Record<string, unknown>>,
  { readers, managers }: Pick<OpenIdOptions, 'readers' | 'managers'>,
  to: string,
): SignedIn {
  const given = typeof claims.email === 'string' ? claims.email.toLowerCase() : null;
  const isVerified = claims.email_verified === true || claims.email_verified === 'true'; // some write it as text
  const email = isVerified ? given : null;
  const isListed = (list: readonly string[]): boolean =>
    email !== null &&
    list.some((entry) => (entry.startsWith('@') ? email.endsWith(entry.toLowerCase()) : email === entry.toLowerCase()));
  const mayManage = isListed(managers);
  if (!mayManage && readers.length > 0 && !isListed(readers)) {
    if (given !== null && !isVerified)
      return refused(
        'This account may not read here: its provider does not say that its mail address is verified. Confirm it there first.',
        'the mail address is not verified',
      );
    return refused(
      'This account may not read here: ask whoever runs OnRecord to add it to web.openid.readers.',
      'not among the readers',
    );
  }
  return { kind: 'known', who: { name: nameOf(claims.name, email), mayManage }, to };
}

/** What they do is noted under it, so that it ends with their address: everybody can call themselves what they like. */
function nameOf(called: unknown, email: string | null): string {
  const name = typeof called === 'string' ? cleanText(called).trim().slice(0, 60) : '';
  if (email === null) return name === '' ? 'Reader' : name;
  return name === '' || name === email ? email : `${name} (${email})`;
}

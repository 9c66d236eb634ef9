import { createHash, createPrivateKey, generateKeyPairSync, randomUUID, sign } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { openBridge } from './open-console.ts';

const CLIENT = { clientId: 'onrecord', clientSecret: 'a secret of the provider' };
const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const { privateKey: strangersKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });

type Claims = Record<string, unknown>;
type Provider = { readonly issuer: string; readonly server: Server };
/** What the provider says of the next person, and what it gets wrong. */
let next: { claims: Claims; alter?: (claims: Claims) => Claims; key?: typeof privateKey; alg?: string };
const codes = new Map<string, { readonly nonce: string; readonly challenge: string }>();

let provider: Provider;
let bridge: Awaited<ReturnType<typeof openBridge>>;
beforeAll(async () => {
  provider = await openProvider();
  bridge = await openBridge({
    options: {
      publicUrl: 'https://desk.example.org',
      openid: { issuer: provider.issuer, ...CLIENT, readers: ['@desk.example'], managers: ['ann@desk.example'] },
    },
  });
});
afterAll(async () => {
  await bridge?.close();
  provider?.server.close();
});

/** A provider on loopback that lets everybody in as who `next` says, with tokens it signs itself. */
async function openProvider(): Promise<Provider> {
  let issuer = '';
  const server = createServer(async (request, answer) => {
    const url = new URL(request.url ?? '/', issuer);
    const json = (body: unknown, status = 200) => {
      answer.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    };
    if (url.pathname === '/.well-known/openid-configuration')
      return json({
        ...{ issuer, authorization_endpoint: `${issuer}/authorize`, token_endpoint: `${issuer}/token` },
        ...{ jwks_uri: `${issuer}/keys`, response_types_supported: ['code'], subject_types_supported: ['public'] },
        id_token_signing_alg_values_supported: ['RS256'],
      });
    if (url.pathname === '/keys')
      return json({ keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'k1', alg: 'RS256', use: 'sig' }] });
    if (url.pathname !== '/token') return json({}, 404);
    let body = '';
    for await (const chunk of request) body += chunk;
    const given = new URLSearchParams(body);
    const known = codes.get(given.get('code') ?? '');
    codes.delete(given.get('code') ?? '');
    const proof = createHash('sha256')
      .update(given.get('code_verifier') ?? '')
      .digest('base64url');
    if (!known || proof !== known.challenge) return json({ error: 'invalid_grant' }, 400);
    return json({ access_token: 'a', token_type: 'bearer', id_token: idToken(issuer, known.nonce) });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { issuer, server };
}

function idToken(issuer: string, nonce: string): string {
  const now = Math.floor(Date.now() / 1000);
  const usual = { iss: issuer, aud: CLIENT.clientId, sub: 'u1', iat: now, exp: now + 300, nonce, ...next.claims };
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const text = `${part({ alg: next.alg ?? 'RS256', kid: 'k1' })}.${part(next.alter?.(usual) ?? usual)}`;
  if (next.alg === 'none') return `${text}.`;
  return `${text}.${sign('sha256', Buffer.from(text), createPrivateKey((next.key ?? privateKey).export({ type: 'pkcs8', format: 'pem' }))).toString('base64url')}`;
}

/** Goes to the provider and comes back, as a browser does; `change` meddles with the way back. */
async function signIn(change: (back: URL) => URL = (back) => back, to = '/topics') {
  const begun = await bridge.ask(`/login/team?to=${encodeURIComponent(to)}`);
  const cookie = begun.headers.getSetCookie()[0] ?? '';
  const there = new URL(begun.headers.get('location') ?? '');
  const code = randomUUID();
  const wanted = there.searchParams;
  codes.set(code, { nonce: wanted.get('nonce') ?? '', challenge: wanted.get('code_challenge') ?? '' });
  const back = change(new URL(`${wanted.get('redirect_uri')}?code=${code}&state=${wanted.get('state')}`));
  const came = await bridge.ask(back.pathname + back.search, { headers: { cookie: cookie.split(';')[0] ?? '' } });
  const session = came.headers
    .getSetCookie()
    .map((one) => one.split(';')[0] ?? '')
    .find((one) => /^(?:__Host-)?onrecord=/.test(one));
  return { there, cookie, came, session };
}

const ANN = { email: 'ann@desk.example', name: 'Ann', email_verified: true };

describe('signing in with the accounts of a team', () => {
  it('asks the provider with PKCE, state and nonce, and keeps them from script', async () => {
    next = { claims: ANN };
    const { there, cookie, came, session } = await signIn();
    expect(there.origin).toBe(provider.issuer);
    expect(Object.fromEntries(there.searchParams)).toMatchObject({
      ...{ client_id: 'onrecord', response_type: 'code', code_challenge_method: 'S256' },
      redirect_uri: 'https://desk.example.org/login/back',
    });
    expect(there.searchParams.get('scope')?.split(' ')).toContain('openid');
    expect(cookie).toMatch(/HttpOnly.*Secure|Secure.*HttpOnly/);
    expect(came.headers.get('location')).toBe('/topics');
    const page = await (await bridge.ask('/channels', { headers: { cookie: session ?? '' } })).text();
    expect(page).toContain('ann@desk.example');
  });

  it('lets readers read, and manages by the list of managers only', async () => {
    next = { claims: { email: 'Bo@Desk.Example', name: 'Bo', email_verified: true } };
    const { session } = await signIn();
    expect((await bridge.ask('/topics', { headers: { cookie: session ?? '' } })).status).toBe(200);
    expect((await bridge.ask('/channels', { headers: { cookie: session ?? '' } })).status).toBe(403);
  });

  test.each<[string, Claims]>([
    ['of another domain', { email: 'eve@evil.example', email_verified: true }],
    ['of a domain that only ends alike', { email: 'eve@notdesk.example', email_verified: true }],
    ['whose address is not verified', { email: 'ann@desk.example', email_verified: false }],
    ['whose address nobody vouches for', { email: 'ann@desk.example' }],
    ['without an address', {}],
  ])('refuses somebody %s', async (_, claims) => {
    next = { claims };
    const { came, session } = await signIn();
    expect(came.status).toBe(403);
    expect(await came.text()).toContain('may not read here');
    expect(session).toBeUndefined();
  });

  test.each<[string, Partial<typeof next>]>([
    ['another nonce', { alter: (claims) => ({ ...claims, nonce: 'other' }) }],
    ['no nonce', { alter: ({ nonce: _, ...claims }) => claims }],
    ['another issuer', { alter: (claims) => ({ ...claims, iss: 'https://evil.example' }) }],
    ['another audience', { alter: (claims) => ({ ...claims, aud: 'another app' }) }],
    ['a time that has passed', { alter: (claims) => ({ ...claims, exp: 1_000_000 }) }],
    ['no signature', { alg: 'none' }],
    ['a signature of somebody else', { key: strangersKey }],
  ])('refuses a token with %s in one sentence', async (_, wrong) => {
    next = { claims: ANN, ...wrong };
    const { came, session } = await signIn();
    expect(came.status).toBe(403);
    expect(await came.text()).toContain('did not answer as it should');
    expect(session).toBeUndefined();
  });

  test.each<[string, (back: URL) => URL]>([
    ['another state', (back) => new URL(back.href.replace(/state=[^&]+/, 'state=other'))],
    ['a code of somebody else', (back) => new URL(back.href.replace(/code=[^&]+/, 'code=other'))],
    [
      'an error',
      (back) => new URL(`${back.origin}${back.pathname}?error=access_denied${back.search.replace('?', '&')}`),
    ],
  ])('refuses who comes back with %s', async (_, change) => {
    next = { claims: ANN };
    const { came, session } = await signIn(change);
    expect(came.status).toBe(403);
    expect(session).toBeUndefined();
  });

  it('refuses who comes back without having gone, and leads nobody to another site', async () => {
    expect((await bridge.ask('/login/back?code=x&state=y')).status).toBe(403);
    next = { claims: ANN };
    const { came } = await signIn(undefined, '//evil.example');
    expect(came.headers.get('location')).toBe('/');
  });

  it('says so when the provider does not answer', async () => {
    const gone = await openBridge({
      options: {
        publicUrl: 'https://desk.example.org',
        openid: { issuer: 'http://127.0.0.1:1', ...CLIENT, readers: [], managers: [] },
      },
    });
    const answer = await gone.ask('/login/team');
    expect(answer.status).toBe(502);
    expect(await answer.text()).toContain('does not answer');
    await gone.close();
  });
});

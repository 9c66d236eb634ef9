import type { Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import type { Log } from '../../../../ports/log.ts';
import { isOwnForm } from '../guard.ts';
import { type Html, html, NOTHING, type Page } from '../page.ts';
import type { Access } from './access.ts';
import { addressOf } from './address-of.ts';
import type { OpenId, Refused } from './openid.ts';
import { type Sessions, sameText } from './session.ts';

export type SignInOptions = {
  readonly sessions: Sessions;
  readonly password: string | undefined; // of those who manage
  readonly readerPassword: string | undefined;
  readonly token: string | undefined; // of programs, which read
  readonly openid: OpenId | null;
  readonly isBehindProxy: boolean;
  readonly log: Log;
  readonly page: (page: Page) => Html;
};

const AT = '/login';
const TRIES = { points: 10, duration: 15 * 60 }; // wrong passwords of one visitor in a quarter of an hour
const TRIES_OF_A_PEER = { points: 200, duration: 15 * 60 }; // whoever is no proxy can still say to be one of many

/** Readers sign in with a password or the accounts of their team, programs with a token. */
export function signIn(options: SignInOptions): Access {
  const { sessions, openid, log } = options;
  const tries = new RateLimiterMemory(TRIES);
  const triesOfPeer = new RateLimiterMemory(TRIES_OF_A_PEER);
  return {
    signInAt: AT,
    async visitor(context) {
      const bearer = /^Bearer +(.+)$/i.exec(context.req.header('authorization') ?? '')?.[1];
      if (bearer !== undefined)
        return options.token !== undefined && sameText(bearer, options.token)
          ? { name: 'a program', mayManage: false, token: '' }
          : null;
      return sessions.visitor(context);
    },
    addRoutes(app) {
      app.get(AT, (context) => show(context, { status: 200, mistake: null, to: context.req.query('to') }));
      app.post(AT, bodyLimit({ maxSize: 4096 }), async (context) => {
        const { password, to } = await context.req.parseBody();
        const refuse = (status: 403 | 429, mistake: string) => show(context, { status, mistake, to });
        if (!isOwnForm(context) || typeof password !== 'string')
          return refuse(403, 'That form came from elsewhere: sign in here.');
        const { peer, visitor } = addressOf(context, options);
        const left = await Promise.all([tries.consume(visitor), triesOfPeer.consume(peer)]).catch(() => null);
        if (left === null) return refuse(429, 'Too many wrong passwords: try again in a quarter of an hour.');
        const mayManage = options.password !== undefined && sameText(password, options.password);
        const mayRead = options.readerPassword !== undefined && sameText(password, options.readerPassword);
        if (!mayManage && !mayRead) {
          log.warn('sign-in-refused', { address: visitor });
          return refuse(403, 'That is not the password.');
        }
        await Promise.all([tries.delete(visitor), triesOfPeer.reward(peer)]);
        sessions.begin(context, { name: mayManage ? 'Manager' : 'Reader', mayManage });
        return context.redirect(ownPath(to));
      });
      app.post('/logout', bodyLimit({ maxSize: 4096 }), async (context) => {
        const visitor = sessions.visitor(context);
        const { token } = await context.req.parseBody();
        if (visitor && isOwnForm(context) && typeof token === 'string' && sameText(token, visitor.token))
          sessions.end(context);
        return context.redirect(AT);
      });
      if (openid) addOpenId(app, openid);
    },
  };

  function show(
    context: Context,
    of: { readonly status: 200 | 403 | 429 | 502; readonly mistake: string | null; readonly to: unknown },
  ) {
    const { status, mistake } = of;
    const to = ownPath(of.to);
    context.header('cache-control', 'no-store');
    return context.html(
      options.page({
        title: 'Sign in',
        section: null,
        main: html`<div class="sign-in panel"><h1>Sign in</h1>${mistake === null ? NOTHING : html`<p class="notice bad" role="alert">${mistake}</p>`}
${openid === null ? NOTHING : html`<p><a class="button" href="/login/team?to=${encodeURIComponent(to)}">Sign in with your team's account</a></p>`}
${options.password === undefined && options.readerPassword === undefined ? NOTHING : html`<form method="post" action="${AT}" class="stack"><input type="hidden" name="to" value="${to}"><label>Password <input type="password" name="password" autocomplete="current-password" required></label><button>Sign in</button></form>`}</div>`,
      }),
      status,
    );
  }

  function addOpenId(app: Hono, provider: OpenId) {
    const refuse = (context: Context, { status, words, why }: Refused, to: unknown) => {
      log.warn('sign-in-refused', { why });
      return show(context, { status, mistake: words, to });
    };
    app.get('/login/team', async (context) => {
      const to = ownPath(context.req.query('to'));
      const begun = await provider.begin(context, to);
      return begun.kind === 'refused' ? refuse(context, begun, to) : context.redirect(begun.at);
    });
    app.get('/login/back', async (context) => {
      const outcome = await provider.finish(context);
      if (outcome.kind === 'refused') return refuse(context, outcome, '/');
      sessions.begin(context, outcome.who);
      return context.redirect(ownPath(outcome.to));
    });
  }
}

/** A path of ours, and nothing that a browser would take for another site. */
const ownPath = (to: unknown): string => (typeof to === 'string' && /^\/(?![/\\])[^\s\\]*$/.test(to) ? to : '/');

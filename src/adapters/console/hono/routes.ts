import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { compress } from 'hono/compress';
import type { Channel } from '../../../model/delivery.ts';
import type { Clock } from '../../../ports/clock.ts';
import type { ConsoleDesk } from '../../../ports/console.ts';
import type { Log } from '../../../ports/log.ts';
import type { Access } from './access/access.ts';
import { sameText } from './access/session.ts';
import { addApi } from './api/answer-api.ts';
import { assetAt } from './assets.ts';
import { completeLine } from './complete-line.ts';
import { headers, isOwnForm, onlyHosts } from './guard.ts';
import { layout } from './layout.ts';
import type { Live } from './live.ts';
import { answerTopic } from './out/answer-topic.ts';
import { html, type Page, type PageOf, type View, type Visitor } from './page.ts';
import { apiPage } from './pages/api.ts';
import { articlePage } from './pages/article.ts';
import { askPage, donePage } from './pages/ask.ts';
import { channelPage } from './pages/channel.ts';
import { channelsPage } from './pages/channels.ts';
import { peoplePage } from './pages/people.ts';
import { personPage } from './pages/person.ts';
import { searchPage } from './pages/search.ts';
import { sourcesPage } from './pages/sources.ts';
import { statementPage } from './pages/statement.ts';
import { storyPage } from './pages/story.ts';
import { todayPage } from './pages/today.ts';
import { topicPage } from './pages/topic.ts';
import { topicsPage } from './pages/topics.ts';
import { notFound } from './parts/not-found.ts';
import { readAskForm } from './read-form.ts';
import { readerZone } from './reader-zone.ts';

export type RouteOptions = {
  readonly access: Access;
  readonly live: Live;
  readonly hosts: readonly string[] | null; // the names under which it is asked for; null: any
  readonly workspace: string; // whose news is shown
  readonly channel: Channel; // that commands speak for, where none is chosen
  readonly publicUrl?: string | undefined; // where readers reach it, if not as it was asked
  readonly timezone: string;
  readonly clock: Clock;
  readonly log: Log;
};

/** Every page by its path. */
const PAGES: Readonly<Record<string, PageOf>> = {
  '/': todayPage,
  '/ask': askPage,
  '/api': apiPage,
  '/topics': topicsPage,
  '/topics/:topicId': topicPage,
  '/people': peoplePage,
  '/people/:personId': personPage,
  '/stories/:storyId': storyPage,
  '/statements/:statementId': statementPage,
  '/articles/:articleId': articlePage,
  '/search': searchPage,
  '/sources': sourcesPage,
  '/channels': channelsPage,
  '/channels/:chat/:workspace/:channelId': channelPage,
};

const FORM_BYTES = 64 * 1024;

/** All that the console answers. */
export function routes(desk: ConsoleDesk, options: RouteOptions): Hono {
  const { access, live, log } = options;
  const app = new Hono();
  app.use(headers);
  if (options.hosts !== null) app.use(onlyHosts(options.hosts));
  app.get('/assets/*', compress(), (context) => {
    const asset = assetAt(context.req.path);
    if (!asset) return context.notFound();
    return context.body(asset.body, 200, {
      'content-type': asset.type,
      'cache-control': 'public, max-age=31536000, immutable',
    });
  });
  access.addRoutes(app);
  for (const { path, open, handle } of desk.mounted) {
    app.all(
      `${path}/*`,
      guarded(open, (context) => handle(context.req.raw)),
    );
    app.all(
      path,
      guarded(open, (context) => handle(context.req.raw)),
    );
  }

  const viewOf = (context: Context, visitor: Visitor): View => ({
    ...desk,
    visitor,
    workspace: options.workspace,
    channel: options.channel,
    timezone: readerZone(context) ?? options.timezone,
    now: options.clock.now(),
    path: context.req.path,
    of: context.req.param(),
    query: new URL(context.req.url).searchParams,
  });
  const baseOf = (context: Context): string =>
    options.publicUrl?.replace(/\/+$/, '') ?? new URL(context.req.url).origin;
  const show = (context: Context, page: Page, view: View) => {
    context.header('cache-control', 'no-store');
    return context.html(layout(page, view), page.status ?? 200);
  };

  for (const [path, pageOf] of Object.entries(PAGES))
    app.get(
      path,
      compress(),
      signedIn(async (context, visitor) => {
        const view = viewOf(context, visitor);
        return show(context, await pageOf(view), view);
      }),
    );

  addApi(app, { signedIn, viewOf, baseOf });
  app.get(
    '/topics/:topicId/:file',
    compress(),
    signedIn(async (context, visitor) => {
      const view = viewOf(context, visitor);
      return (
        (await answerTopic(context, view, baseOf(context))) ??
        show(context, notFound('file', 'A topic lists those that it has.'), view)
      );
    }),
  );

  app.post(
    '/ask',
    bodyLimit({ maxSize: FORM_BYTES }),
    signedIn(async (context, visitor) => {
      const form = readAskForm(await context.req.parseBody());
      const view = viewOf(context, visitor);
      if (!form || !isOwnForm(context) || !provesItself(form.token, visitor)) return show(context, expired, view);
      return show(
        context,
        await donePage(view, { request: form.request, channel: form.channel ?? options.channel }),
        view,
      );
    }),
  );

  app.get(
    '/complete',
    signedIn(async (context) => {
      const { line, kind, text = '' } = context.req.query();
      const of = { chat: options.channel.chat, workspace: options.workspace };
      if (line !== undefined) return context.json(await completeLine(line, desk.front, of));
      if (kind !== 'person' && kind !== 'topic') return context.json([]);
      const option = kind === 'person' ? 'who' : 'topic';
      return context.json(await desk.front.complete({ command: 'stance', option, text, atMost: 8 }, of));
    }),
  );

  app.get(
    '/live',
    signedIn(async (context) => {
      const { topic: topicId, story: storyId } = context.req.query();
      return live.stream(context, { workspace: options.workspace, topicId, storyId });
    }),
  );

  app.notFound(async (context) => {
    const visitor = await access.visitor(context);
    if (!visitor) return context.text('', 404);
    return show(context, notFound('page', 'The address may be mistyped.'), viewOf(context, visitor));
  });
  app.onError(async (error, context) => {
    log.error('page-failed', { path: context.req.path, error });
    const visitor = await access.visitor(context).catch(() => null);
    return visitor
      ? show(context, failed, viewOf(context, visitor))
      : context.text('Something went wrong on our side.\n', 500);
  });
  return app;

  function guarded(open: boolean, answer: (context: Context) => Response | Promise<Response>) {
    if (open) return async (context: Context) => answer(context);
    return signedIn(async (context, visitor) =>
      visitor.mayManage ? answer(context) : context.text('Only those who run OnRecord may see this.\n', 403),
    );
  }

  function signedIn(answer: (context: Context, visitor: Visitor) => Promise<Response>) {
    return async (context: Context) => {
      const visitor = await access.visitor(context);
      if (visitor) return answer(context, visitor);
      if (context.req.method !== 'GET' || access.signInAt === null) return context.text('Sign in first.\n', 401);
      const url = new URL(context.req.url);
      return context.redirect(`${access.signInAt}?to=${encodeURIComponent(url.pathname + url.search)}`);
    };
  }
}

const expired: Page = {
  title: 'Not done',
  section: null,
  status: 403,
  main: html`<h1>Nothing was done</h1><p class="lead">This form is too old, or came from another site. Go back, load the page again, and send it once more.</p>`,
};

const failed: Page = {
  title: 'Something went wrong',
  section: null,
  status: 500,
  main: html`<h1>Something went wrong on our side</h1><p class="lead">It has been logged. Please try again in a minute.</p>`,
};

/** Who has no token, as a program, sends no forms. */
const provesItself = (token: string, visitor: Visitor): boolean =>
  visitor.token !== '' && sameText(token, visitor.token);

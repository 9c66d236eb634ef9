import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { compress } from 'hono/compress';
import { HTTPException } from 'hono/http-exception';
import type { Channel } from '../../../model/delivery.ts';
import type { Clock } from '../../../ports/clock.ts';
import type { ConsoleDesk, Mounted } from '../../../ports/console.ts';
import type { Log } from '../../../ports/log.ts';
import type { Access } from './access/access.ts';
import { sameText } from './access/session.ts';
import { addApi } from './api/answer-api.ts';
import { assetAt } from './assets.ts';
import { completeLine } from './complete-line.ts';
import { headers, isOwnForm, noNul, onlyHosts } from './guard.ts';
import { inOrder, layout } from './layout.ts';
import { visitorLimits } from './limits.ts';
import type { Live } from './live.ts';
import { logRequests, withId } from './log-requests.ts';
import { opmlRoutes } from './opml.ts';
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
  const limit = access.signInAt === null ? null : visitorLimits(); // who sits at this machine is not counted
  app.use(withId);
  app.use(headers(desk.mounted));
  app.use(logRequests(log));
  if (options.hosts !== null) app.use(onlyHosts(options.hosts));
  app.use(noNul);
  app.get('/assets/*', compress(), (context) => {
    const asset = assetAt(context.req.path);
    if (!asset) return context.notFound();
    return context.body(asset.body, 200, {
      'content-type': asset.type,
      'cache-control': 'public, max-age=31536000, immutable',
    });
  });
  access.addRoutes(app);
  for (const one of desk.mounted) {
    app.all(one.path, mounted(one));
    app.all(`${one.path}/*`, mounted(one));
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
  const show = async (context: Context, page: Page, view: View) => {
    context.header('cache-control', 'no-store');
    return context.html(inOrder(String(await layout(page, view))), page.status ?? 200);
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

  app.route('/', opmlRoutes({ signedIn, viewOf, show, proves, expired }));
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
      if (!form || !proves(context, form.token, visitor)) return show(context, expired, view);
      return show(
        context,
        // Another channel has its own workspace, whose news nobody else may see: only who manages all may speak for it.
        await donePage(view, {
          request: form.request,
          channel: (visitor.mayManage ? form.channel : null) ?? options.channel,
        }),
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
      // of another workspace's topic not even when there is news
      const topics = topicId === undefined ? [] : await desk.reads.topics(options.workspace);
      if (topicId !== undefined && !topics.some(({ id }) => id === topicId)) return context.notFound();
      return live.stream(context, { workspace: options.workspace, topicId, storyId });
    }),
  );

  app.notFound(async (context) => {
    const visitor = await access.visitor(context);
    if (!visitor) return context.text('', 404);
    return show(context, notFound('page', 'The address may be mistyped.'), viewOf(context, visitor));
  });
  app.onError(async (error, context) => {
    if (error instanceof HTTPException) return error.getResponse(); // a fault of the request
    const requestId = context.get('requestId');
    log.error('page-failed', { requestId, path: context.req.path, error });
    const visitor = await access.visitor(context).catch(() => null);
    return visitor
      ? show(context, failed(requestId), viewOf(context, visitor))
      : context.text(`Something went wrong on our side (${requestId}).\n`, 500);
  });
  return app;

  /** Buttons on pages of others carry no token of ours: what they send must come from the console itself. */
  function mounted({ to, handle }: Mounted) {
    const answer = async (context: Context): Promise<Response> => {
      const isLook = context.req.method === 'GET' || context.req.method === 'HEAD';
      if (!isLook && !isOwnForm(context)) return context.text('That came from another site: nothing was done.\n', 403);
      return handle(context.req.raw);
    };
    if (to === 'all') return answer;
    return signedIn(async (context, visitor) =>
      visitor.mayManage || to === 'signed-in'
        ? answer(context)
        : context.text('Only those who run OnRecord may see this.\n', 403),
    );
  }

  function signedIn(answer: (context: Context, visitor: Visitor) => Promise<Response>) {
    return async (context: Context) => {
      const visitor = await access.visitor(context);
      if (visitor) {
        const wait = (await limit?.(context, visitor)) ?? null;
        return wait === null ? answer(context, visitor) : tooMany(context, wait);
      }
      if (access.signInAt === null || !isLookedAt(context)) {
        context.header('www-authenticate', 'Bearer');
        return context.text('Sign in first; a program sends its token.\n', 401);
      }
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

const failed = (requestId: string): Page => ({
  title: 'Something went wrong',
  section: null,
  status: 500,
  main: html`<h1>Something went wrong on our side</h1><p class="lead">It has been logged as ${requestId}. Please try again in a minute.</p>`,
});

function tooMany(context: Context, seconds: number): Response {
  context.header('retry-after', String(seconds));
  return context.text(`That was too much at once: try again in ${seconds} seconds.\n`, 429);
}

/** Whether somebody at a browser wants to see a page, whom a page to sign in helps. */
const isLookedAt = ({ req }: Context): boolean =>
  req.method === 'GET' &&
  req.header('authorization') === undefined &&
  !req.path.startsWith('/api/') &&
  !/\/[a-z]+\.[a-z]{2,4}$/.test(req.path);

/** Whether a form is one of ours, of this very visitor. Who has no token, as a program, sends no forms. */
const proves = (context: Context, token: unknown, visitor: Visitor): boolean =>
  isOwnForm(context) && typeof token === 'string' && visitor.token !== '' && sameText(token, visitor.token);

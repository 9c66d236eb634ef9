import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { writeOpml } from '../../../core/feed/opml.ts';
import type { Reply } from '../../../model/reply.ts';
import { html, type Page, type View, type Visitor } from './page.ts';
import { forManagers } from './parts/for-managers.ts';
import { replyBlocks } from './parts/reply.ts';

const FILE_BYTES = 1024 * 1024; // some ten thousand feeds

/** What the console's routes are made with. */
type Common = {
  readonly signedIn: (
    answer: (context: Context, visitor: Visitor) => Promise<Response>,
  ) => (c: Context) => Promise<Response>;
  readonly viewOf: (context: Context, visitor: Visitor) => View;
  readonly show: (context: Context, page: Page, view: View) => Response | Promise<Response>;
  readonly proves: (context: Context, token: unknown, visitor: Visitor) => boolean;
  readonly expired: Page;
};

/** Sources as a list for other feed readers, and from them. */
export function opmlRoutes({ signedIn, viewOf, show, proves, expired }: Common): Hono {
  const app = new Hono();
  app.get(
    '/sources.opml',
    signedIn(async (context, visitor) => {
      const view = viewOf(context, visitor);
      // addresses of paid feeds carry their key
      if (!visitor.mayManage) return show(context, forManagers('list of sources'), view);
      const { feeds } = await view.reads.desk({ ...view.channel, workspace: view.workspace });
      const listed = feeds.map(({ outlet, url }) => ({ title: outlet, url }));
      return context.body(writeOpml('OnRecord sources', listed), 200, {
        'content-type': 'text/x-opml; charset=utf-8',
        'content-disposition': 'attachment; filename="onrecord.opml"',
        'cache-control': 'no-store',
      });
    }),
  );
  app.post(
    '/sources.opml',
    bodyLimit({
      maxSize: FILE_BYTES,
      onError: (context) => context.text('That file is larger than 1 MB: split the list into parts.\n', 413),
    }),
    signedIn(async (context, visitor) => {
      const view = viewOf(context, visitor);
      const { file, token } = await context.req.parseBody();
      if (!proves(context, token, visitor)) return show(context, expired, view);
      const text = file instanceof File ? await file.text() : '';
      const request = { command: 'newsdesk', options: { area: 'sources', what: `import ${text}` } };
      const reply = await view.front.answer(request, {
        channel: { ...view.channel, workspace: view.workspace },
        user: visitor.name === '' ? 'console' : visitor.name,
        mayManage: visitor.mayManage,
        timezone: view.timezone,
      });
      return show(context, await imported(reply, view), view);
    }),
  );
  return app;
}

const imported = async (reply: Reply, view: View): Promise<Page> => ({
  title: reply.title,
  section: 'sources',
  main: html`<h1>${reply.title}</h1><div class="answer">${await replyBlocks(reply, view)}</div><p><a href="/sources">Back to the sources</a></p>`,
});

import { createHash } from 'node:crypto';
import type { Context } from 'hono';
import type { ExportFormat } from '../../../../core/reply/export-formats.ts';
import { readSince } from '../../../../core/request/read-since.ts';
import { Failure } from '../../../../model/failure.ts';
import type { Instant } from '../../../../model/time.ts';
import type { View } from '../page.ts';
import { statementsFile } from './statements-file.ts';
import { FEED_FORMS, topicFeed } from './topic-feeds.ts';

const FILES: Readonly<Record<string, { readonly format: ExportFormat; readonly type: string }>> = {
  csv: { format: 'csv', type: 'text/csv; charset=utf-8' },
  json: { format: 'json', type: 'application/json; charset=utf-8' },
  md: { format: 'markdown', type: 'text/markdown; charset=utf-8' },
};

const END = '9999-12-31T00:00:00.000Z';

/** /topics/ID/briefings.atom, changes.rss, statements.csv and the like; undefined for any other name. */
export async function answerTopic(context: Context, view: View, base: string): Promise<Response | undefined> {
  const [, what, form = ''] = /^(briefings|changes|statements)\.([a-z]{2,4})$/.exec(view.of.file ?? '') ?? [];
  const topic = (await view.reads.topics(view.workspace)).find(({ id }) => id === view.of.topicId);
  if (what === undefined || !topic) return undefined;
  if (what === 'statements') {
    const file = FILES[form];
    if (!file) return undefined;
    const since = sinceOf(view);
    if (typeof since !== 'string') return context.text(`${since.words}\n`, 400);
    const query = {
      ...{ workspace: view.workspace, speakerId: null, topicId: topic.id, words: null },
      ...{ since, until: END, withReported: false },
    };
    return context.body(statementsFile(view, query, file.format), 200, {
      'content-type': file.type,
      'content-disposition': `attachment; filename="${topic.id}-statements.${form}"`,
      'cache-control': 'no-store',
    });
  }
  const known = FEED_FORMS.find((one) => one === form);
  if (known === undefined || (what !== 'briefings' && what !== 'changes')) return undefined;
  const { type, body } = await topicFeed(view, { topic, what, form: known, base });
  const etag = `W/"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
  const headers = { etag, 'cache-control': 'private, max-age=300' };
  if (hasAlready(context.req.header('if-none-match'), etag)) return context.body(null, 304, headers);
  return context.body(body, 200, { ...headers, 'content-type': type });
}

function sinceOf(view: View): Instant | Failure {
  try {
    return readSince(view.query.get('since') || '365d', view);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return error;
  }
}

/** Whether a feed reader has this very text from before (RFC 9110, 13.1.2). */
function hasAlready(asked = '', etag: string): boolean {
  const plain = (one: string): string => one.trim().replace(/^W\//, '');
  return asked.split(',').some((one) => plain(one) === '*' || plain(one) === plain(etag));
}

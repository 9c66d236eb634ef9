import { afterAll, beforeAll, beforeEach, describe, expect, it, test } from 'vitest';
import { at, DAY } from '../../contracts/store/samples.ts';
import { bridgeStory } from './bridge-desk.ts';
import { openBridge, PASSWORD, READER_PASSWORD } from './open-console.ts';
import { addSecrets, SECRET } from './secrets.ts';

let bridge: Awaited<ReturnType<typeof openBridge>>;
let ids: Awaited<ReturnType<typeof addSecrets>>;
let reader: Awaited<ReturnType<typeof bridge.signIn>>;
beforeAll(async () => {
  bridge = await openBridge({ options: { password: PASSWORD, readerPassword: READER_PASSWORD } });
  ids = await addSecrets(bridge.store);
});
// whose limit is not used up by those before
beforeEach(async () => {
  reader = await bridge.signIn(READER_PASSWORD);
});
afterAll(() => bridge?.close());

/** The text of an answer without the question, which may be told again. */
async function told(path: string): Promise<{ readonly status: number; readonly text: string }> {
  const answer = await reader.look(path);
  const asked = decodeURIComponent(path.replaceAll('+', ' '));
  const text = (await answer.text()).replace(/(value|href)="[^"]*"|<title>.*<\/title>/g, '').replaceAll('&quot;', '"');
  return { status: answer.status, text: text.replaceAll(asked.split('=').at(-1) ?? '', '') };
}

describe('what another workspace has of its own', () => {
  it('is there', async () => {
    const statement = await bridge.store.reads.statement({ workspace: 'zenith', id: ids.statementId });
    expect(statement?.statement.title).toMatch(SECRET);
  });

  test.each([
    '/?since=7d',
    '/topics',
    '/people',
    '/people/ida-holt',
    '/people?topic=secret',
    '/topics/bridge',
    '/topics/bridge?view=changes',
    '/topics/bridge?view=timeline',
    '/topics/bridge?view=stories',
    '/topics/bridge?view=statements',
    '/topics/bridge?view=statements&outlet=leak',
    '/search?words=the+vault&since=30d',
    '/search?who=ida-holt',
    '/search?outlet=leak',
    '/sources',
    '/api',
    '/ask',
    '/ask?q=%2Fnews',
    '/ask?q=%2Fbrief+bridge',
    '/ask?q=%2Fstance+bridge',
    '/ask?q=%2Fquotes+ida-holt',
    '/topics/bridge/briefings.atom',
    '/topics/bridge/briefings.json',
    '/topics/bridge/changes.rss',
    '/topics/bridge/statements.csv',
    '/topics/bridge/statements.json',
    '/topics/bridge/statements.md',
    '/api/v1/topics',
    '/api/v1/stories',
    '/api/v1/changes',
    '/api/v1/statements',
    '/api/v1/statements?who=ida-holt',
    '/api/v1/people/ida-holt',
    '/api/v1/topics/bridge/positions',
    '/api/openapi.json',
    '/complete?line=%2Fstance+',
    '/complete?kind=topic&text=s',
  ])('is not in %s', async (path) => {
    const { status, text } = await told(path);
    expect([path, status]).toEqual([path, 200]);
    expect(text.match(new RegExp(`.{0,60}(${SECRET.source}).{0,60}`, 'i'))?.[0]).toBeUndefined();
  });

  it('has no page, no feed, no file and no answer of its own', async () => {
    const paths = [
      `/statements/${ids.statementId}`,
      `/articles/${ids.articleId}`,
      `/articles/${ids.articleId}?revision=1`,
      `/stories/${ids.storyId}`,
      '/topics/secret',
      '/topics/secret/briefings.atom',
      '/topics/secret/changes.json',
      '/topics/secret/statements.csv',
      `/api/v1/statements/${ids.statementId}`,
      `/api/v1/stories/${ids.storyId}`,
      '/api/v1/topics/secret/positions',
    ];
    for (const path of paths) {
      const { status, text } = await told(path);
      expect([path, status]).toEqual([path, 404]);
      expect(text.replaceAll(path, '')).not.toMatch(/vault/i);
    }
  });

  test.each(['/statements', '/stories', '/changes'])('is no way to sort %s by its topics', async (path) => {
    const answer = await reader.look(`/api/v1${path}?topic=secret&since=30d`);
    expect(answer.status).toBe(400);
    const unknown = await reader.look(`/api/v1${path}?topic=hidden&since=30d`);
    expect((await answer.text()).replace('secret', 'hidden')).toBe(await unknown.text());
  });

  it('is not named by what is told at once, nor asked for by its topic', async () => {
    expect((await reader.look('/live?topic=secret')).status).toBe(404);
    const gone = new AbortController();
    const answer = await fetch(`${bridge.url}/live`, { headers: { cookie: reader.cookie ?? '' }, signal: gone.signal });
    let heard = '';
    for await (const chunk of answer.body ?? []) {
      heard += new TextDecoder().decode(chunk);
      if (heard.includes('event: news')) break;
      await bridge.store.stories.saveBriefing(
        bridgeStory('s-one', { revision: 2, topicIds: ['bridge', 'secret'] }),
        at(DAY + 9),
      );
    }
    gone.abort();
    expect(heard).toContain('event: news');
    expect(heard).not.toMatch(SECRET);
  });

  test.each([
    'news?show=list',
    'brief?topic=secret',
    'quotes?words=the+vault',
    'stance?topic=secret',
    'who-said?words=the+vault',
    'sources?show=quotes&words=the+vault',
    'report?words=the+vault',
    'report?show=list',
  ])('is not told to a reader who asks as one of its channels: %s', async (r) => {
    const before = await (await reader.send('/ask', { r })).text();
    const after = await (await reader.send('/ask', { r, channel: 'slack/zenith/C1' })).text();
    const main = (page: string) => /<div class="answer">(.*?)<\/main>/s.exec(page)?.[1];
    expect(main(after)).toBeDefined();
    expect(main(after)).toBe(main(before));
  });

  it('is not reported by a reader, nor in its name', async () => {
    const r = `report?statement=${ids.statementId}&what=not-a-quote`;
    await reader.send('/ask', { r });
    await reader.send('/ask', { r, channel: 'slack/zenith/C1' });
    expect((await bridge.store.reads.reports({ workspace: 'zenith', atMost: 9, skip: 0 })).total).toBe(0);
    expect((await bridge.store.reads.reports({ workspace: 'local', atMost: 9, skip: 0 })).total).toBe(0);
  });
});

describe('nothing that is asked for breaks the console', () => {
  const LONG = 'x'.repeat(5000);
  test.each([
    '/topics/%00',
    '/people/%00',
    '/stories/a%00b',
    '/statements/%00',
    '/statements/9999-99-0',
    '/statements/2026-13-x',
    '/articles/%00',
    '/articles/one?revision=99999999999',
    '/articles/one?revision=1e3',
    '/articles/one?at=9999999-99999999',
    '/search?words=%00',
    '/search?words=a&since=9999y',
    '/search?words=a&since=0001-01-01',
    '/search?words=a&until=0000-01-01',
    '/search?words=a&page=99999999999999999999',
    '/search?words=%27%22%5C%3A%26%7C%21%28',
    '/search?outlet=%00&words=a',
    '/search?who=%00',
    `/search?words=${LONG}`,
    '/topics/bridge?since=9999y&view=statements',
    '/topics/bridge/statements.csv?since=9999y',
    '/topics/bridge/statements.csv?since=whenever',
    '/topics/%E0%A4%A',
    '/ask?r=%00',
    '/ask?q=%2Fquotes+%00',
    '/ask?q=%2Fbrief+bridge+since:9999y',
    '/complete?line=%2Fstance+%00',
    '/complete?kind=person&text=%00',
    '/api/v1/topics?since=9999y',
    '/api/v1/statements?words=%00',
    '/api/v1/statements?outlet=%00',
    '/api/v1/stories/%00',
    '/api/v1/people/%00',
    '/api/v1/topics/%00/positions',
    '/channels/a/b/%00',
    '/channels/terminal/local/terminal?before=1',
    '/channels/terminal/local/terminal?before=275760-09-13',
    '/channels/terminal/local/terminal?before=0000-01-01',
    '/channels/terminal/local/terminal?why=%00',
  ])('%s', async (path) => {
    const manager = await bridge.signIn(PASSWORD);
    const before = bridge.lines.filter(({ level }) => level === 'error').length;
    const answer = await manager.look(path);
    expect(answer.status).toBeLessThan(500);
    expect(await answer.text()).not.toContain('on our side');
    expect(bridge.lines.filter(({ level }) => level === 'error').slice(before)).toEqual([]);
  });

  it('nor does what is sent', async () => {
    const manager = await bridge.signIn(PASSWORD);
    const statementId = ids.statementId;
    const forms: readonly Readonly<Record<string, string>>[] = [
      { r: 'report?statement=%00&what=not-a-quote' },
      { r: `report?statement=${statementId}&what=not-a-quote`, 'o.note': '\0' },
      { r: 'report?undo=99999999999999999999' },
      { r: 'subscribe?topic=bridge', channel: 'terminal/local/a\0b' },
      { r: 'newsdesk?area=topics&what=create+x%00y&words=a%00b' },
      { r: 'brief?topic=bridge&since=9999y' },
    ];
    for (const fields of forms) {
      const before = bridge.lines.filter(({ level }) => level === 'error').length;
      const answer = await manager.send('/ask', fields);
      expect([fields.r, answer.status < 500]).toEqual([fields.r, true]);
      expect([fields.r, (await answer.text()).includes('on our side')]).toEqual([fields.r, false]);
      expect([fields.r, bridge.lines.filter(({ level }) => level === 'error').slice(before)]).toEqual([fields.r, []]);
    }
  });
});

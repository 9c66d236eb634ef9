import { parseHTML } from 'linkedom';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { parseFeed } from '../../../src/adapters/feeds/http/parse-feed.ts';
import {
  article,
  at,
  begin,
  briefing,
  change,
  DAY,
  feed,
  LONG_AGO,
  person,
  record,
  subscription,
  topic,
} from '../../contracts/store/samples.ts';
import { TERMINAL } from './bridge-desk.ts';
import { openBridge } from './open-console.ts';

// Text as an outlet of bad intent would send it: markup, ends of attributes and of CDATA, an order of reading turned round,
// a call to everybody, what runs in spreadsheets, and what XML cannot write.
const RUNS = '<script>alert(1)</script><img src=x onerror=alert(1)>"\'>]]>';
const TURNS = '\u202eenog\u2066';
const NO_XML = '\ufffe\uffff\u0008';
const mark = (what: string) => `=${what}${RUNS}${TURNS}@everyone${NO_XML} {{7*7}} &lt;b&gt; `;
const WORDS = `=cmd|'/C calc'!A0 ${RUNS} ${TURNS} @everyone we will build it`;
const TURN = `+1 ${RUNS} ${TURNS} we will not build it`;

let bridge: Awaited<ReturnType<typeof openBridge>>;
let statementId: string;
beforeAll(async () => {
  bridge = await openBridge({ options: { publicUrl: 'https://desk.example.org' } });
  const { store } = bridge;
  const name = `Eve ${RUNS}${TURNS}`;
  await store.desk.saveFeed({ ...feed('evil', 'local'), outlet: mark('outlet') }, 'ann', at(0));
  await store.desk.saveTopic(
    {
      ...topic('odd', 'local'),
      name: mark('topic'),
      any: [mark('phrase')],
      propositions: [{ id: 'yes', text: mark('claim'), about: mark('about') }],
    },
    'ann',
    at(0),
  );
  await store.catalogue.syncPeople([
    person('eve', { name, aliases: [mark('alias')], roles: [{ title: mark('role'), from: null, to: null }] }),
  ]);
  const own = {
    feedId: 'evil',
    outlet: mark('outlet'),
    author: mark('author'),
    url: 'javascript:alert(document.cookie)',
  };
  const about = (words: string) => ({
    tags: [{ topicId: 'odd', score: 1, evidence: [{ field: 'title' as const, start: 0, end: 5 }] }],
    stances: [
      {
        statement: 0,
        topicId: 'odd',
        propositionId: 'yes',
        position: words === WORDS ? ('supports' as const) : ('opposes' as const),
        confidence: 0.8,
        evidence: null,
      },
    ],
  });
  const tell = (id: string, words: string, day: number) =>
    record(
      store,
      article(id, { ...own, title: mark('title'), text: `“${words}” said Eve. ${mark('after')}`, published: at(day) }),
      [{ words, by: 'eve' }],
      about(words),
    );
  const first = await tell('odd-1', WORDS, DAY);
  const second = await tell('odd-2', TURN, DAY + 60);
  const [one, other] = [...first.statements, ...second.statements];
  if (!one || !other) throw new Error('the articles say nothing');
  statementId = one.id;
  await store.news.saveChanges([change(one, other, { topicId: 'odd' })]);
  const storyId = await store.stories.join(first.article, LONG_AGO, () => begin(first.article), at(DAY));
  await store.stories.open(storyId, 10);
  const source = { articleId: 'odd-1', revision: 1, outlet: mark('outlet'), url: own.url, start: 0, end: 40 };
  const bullet = { text: mark('bullet'), verbatim: true, sources: [source], outlets: 1, isNew: true };
  const of = { of: 'bullet' as const, statementId: null, inRevision: 2 };
  const correction = { ...of, was: mark('was'), now: mark('now'), by: mark('by'), source, noticedAt: at(DAY) };
  const told = briefing(storyId, {
    ...{ title: mark('headline'), topicIds: ['odd'], outlets: [mark('outlet')], statementIds: [one.id] },
    ...{ bullets: [bullet], corrections: [correction], firstSeen: at(DAY), lastSeen: at(DAY), madeAt: at(DAY) },
  });
  await store.stories.saveBriefing(told, at(DAY));
  await store.stories.saveBriefing(
    { ...told, revision: 2, bullets: [{ ...bullet, text: mark('grown') }] },
    at(DAY + 1),
  );
  await store.desk.subscribe(
    subscription({ channel: { ...TERMINAL, id: mark('channel') }, topicId: 'odd', pausedBecause: mark('pause') }),
    at(0),
  );
});
afterAll(() => bridge?.close());

const PAGES = [
  '/?since=7d',
  '/topics',
  '/topics/odd',
  '/topics/odd?view=changes',
  '/topics/odd?view=timeline',
  '/topics/odd?view=stories',
  '/topics/odd?view=statements',
  '/people',
  '/people/eve',
  '/stories/s-odd-1',
  '/statements/:statement',
  '/articles/odd-1',
  '/search?words=we+will+build',
  '/search?who=eve',
  '/sources',
  '/channels',
  `/channels/terminal/local/${encodeURIComponent(mark('channel'))}`,
  '/api',
  `/ask?q=${encodeURIComponent(`/quotes words:"we will build"`)}`,
  '/ask?q=%2Fstance+odd',
  '/ask?q=%2Fbrief+odd',
  '/ask?q=%2Fnews',
  `/search?words=${encodeURIComponent(RUNS)}`,
  `/ask?q=${encodeURIComponent(`/brief ${mark('typed')}`)}`,
  `/ask?q=${encodeURIComponent(RUNS)}`,
  `/nowhere/${encodeURIComponent(RUNS)}`,
  `/topics/odd?view=${encodeURIComponent(RUNS)}&outlet=${encodeURIComponent(RUNS)}&who=${encodeURIComponent(RUNS)}`,
];

describe('what an outlet of bad intent says', () => {
  test.each(PAGES)('is text on %s', async (path) => {
    const answer = await bridge.ask(path.replace(':statement', statementId));
    expect(answer.status).toBeLessThan(500);
    const page = await answer.text();
    expect(strange(page)).toEqual([]);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
    expect(page).not.toMatch(/[\u0000-\u0008\u202a-\u202e\u2066-\u2069\ufffe\uffff]/);
  });

  it('is shown at all', async () => {
    for (const path of [
      '/topics/odd',
      '/people/eve',
      '/stories/s-odd-1',
      '/articles/odd-1',
      '/topics/odd?view=changes',
    ])
      expect([path, (await (await bridge.ask(path)).text()).includes('&lt;script&gt;')]).toEqual([path, true]);
  });

  test.each(['briefings.atom', 'briefings.rss', 'changes.atom', 'changes.rss'])(
    'is text in %s, which is XML',
    async (file) => {
      const answer = await bridge.ask(`/topics/odd/${file}`);
      const body = new Uint8Array(await answer.arrayBuffer());
      const text = new TextDecoder('utf-8', { fatal: true }).decode(body);
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
      expect(text).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff\u202e]/);
      expect(text).not.toContain('javascript:');
      const headers = { 'content-type': answer.headers.get('content-type') ?? '' };
      const reading = await parseFeed({ body, headers, url: `https://desk.example.org/topics/odd/${file}` });
      expect(reading.items).toHaveLength(1);
      const outside = text.replace(/<!\[CDATA\[.*?\]\]>/gs, '');
      expect(outside).not.toContain('<script');
      // what stands in CDATA is HTML, in which it must be text once more
      const html = [...text.matchAll(/<!\[CDATA\[(.*?)\]\]>/gs)].map(([, inside]) => inside).join('');
      expect(html).not.toMatch(/<(?:script|img)/);
      expect(html).toContain('&lt;script&gt;');
    },
  );

  test.each(['briefings.json', 'changes.json'])('is text in %s', async (file) => {
    const { items } = (await (await bridge.ask(`/topics/odd/${file}`)).json()) as {
      readonly items: readonly { readonly title: string; readonly content_html: string }[];
    };
    expect(items).toHaveLength(1);
    expect(items[0]?.content_html).not.toMatch(/<(?:script|img)|javascript:/);
    expect(items[0]?.title).toContain(file === 'briefings.json' ? '<script>' : 'eve');
  });

  it('runs in no spreadsheet', async () => {
    const rows = readCsv(await (await bridge.ask('/topics/odd/statements.csv')).text());
    expect(rows).toHaveLength(3);
    for (const row of rows) expect(row).toHaveLength(rows[0]?.length ?? 0);
    const cells = rows.flat();
    expect(cells.filter((cell) => /^[=+\-@\t\r]/.test(cell))).toEqual([]);
    expect(cells).toContain(`'${WORDS}`);
  });

  it('is the exact words in JSON, and neither markup nor a call to everybody in Markdown', async () => {
    const statements = (await (await bridge.ask('/topics/odd/statements.json')).json()) as readonly {
      words: string[];
    }[];
    expect(statements.map(({ words }) => words)).toContainEqual([WORDS]);
    const markdown = await (await bridge.ask('/topics/odd/statements.md')).text();
    expect(markdown.replace(/\\[<>]/g, '')).not.toMatch(/[<>]/);
    expect(markdown).not.toMatch(/\]\((?!https?:)/);
    expect(markdown).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/);
  });
});

/** The parts of a page that are not ours: script, images, styles and handlers in it, and addresses that lead elsewhere. */
function strange(page: string): string[] {
  const found: string[] = [];
  for (const element of parseHTML(page).document.querySelectorAll('*')) {
    const { localName, attributes } = element;
    if (localName === 'script' && !/^\/assets\/[\w-]+\/console\.js$/.test(element.getAttribute('src') ?? ''))
      found.push(element.outerHTML);
    if (['style', 'iframe', 'object', 'embed', 'base', 'svg'].includes(localName)) found.push(element.outerHTML);
    for (const { name, value } of attributes) {
      if (/^on|^style$|^srcdoc$/i.test(name)) found.push(`${localName} ${name}`);
      const isAddress = ['href', 'src', 'action', 'formaction'].includes(name);
      const isOurs =
        /^(?:\/(?!\/)|#)/.test(value) || (localName === 'img' && value.startsWith('data:image/svg+xml;base64,'));
      const leadsOut = localName === 'a' && /^https?:\/\/[a-z]+\.example\//.test(value);
      if (isAddress && !isOurs && !leadsOut) found.push(`${localName} ${name} ${value}`);
    }
  }
  return found;
}

/** The cells of a CSV file as RFC 4180 defines it; throws where it is none. */
function readCsv(text: string): string[][] {
  const CELL = /("(?:[^"]|"")*"|[^",\r\n]*)(,|\r\n|$)/y;
  const rows: string[][] = [[]];
  while (CELL.lastIndex < text.length) {
    const at = CELL.lastIndex;
    const found = CELL.exec(text);
    if (!found) throw new Error(`no cell of CSV: ${text.slice(at, at + 40)}`);
    const [, cell = '', end] = found;
    rows.at(-1)?.push(cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell);
    if (end === '\r\n' && CELL.lastIndex < text.length) rows.push([]);
  }
  return rows;
}

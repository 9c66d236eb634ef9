import { describe, expect, it, test } from 'vitest';
import { exportWriters } from '../../../src/core/reply/export-formats.ts';
import type { RecordedStatement } from '../../../src/model/record.ts';
import type { Statement } from '../../../src/model/statement.ts';
import { statement } from '../../flows/ask/example-news.ts';

const recorded = (
  given: Partial<Statement> & { readonly words?: readonly string[] } = {},
  about: Partial<RecordedStatement> = {},
): RecordedStatement => ({
  ...{ statement: statement({ id: 's1', ...given }), alsoIn: ['Harbour Post', 'Wire, Inc.'] },
  variants: [{ outlet: 'Harbour Post', url: null, words: ['must be built soon'] }],
  topics: [{ id: 'tide-barrier', name: 'The tide barrier' }],
  positions: [
    {
      ...{ topicId: 'tide-barrier', proposition: 'The tide barrier should be built', position: 'supports' },
      ...{ confidence: 0.82, evidence: 'must be built' },
    },
  ],
  reported: [],
  ...about,
});
const write = (format: 'csv' | 'json' | 'markdown', ...statements: readonly RecordedStatement[]): string => {
  const { begin, item, end } = exportWriters[format];
  return begin + statements.map((one, index) => item(one, index === 0)).join('') + end;
};

/** RFC 4180, read back. */
const readCsv = (text: string): string[][] => {
  const rows: string[][] = [[]];
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)) {
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain ?? '');
    if (end === '\r\n') rows.push([]);
  }
  return rows.slice(0, -1);
};
const rowOf = (one: RecordedStatement): Record<string, string> => {
  const [head = [], row = [], ...more] = readCsv(write('csv', one));
  expect([more, row.length]).toEqual([[], head.length]);
  return Object.fromEntries(head.map((name, index) => [name, row[index] ?? '']));
};

describe('CSV', () => {
  it('has all that a citation needs in a column each', () => {
    expect(rowOf(recorded({ words: ['The barrier must', 'be built'] }))).toEqual({
      ...{ id: 's1', words: 'The barrier must … be built', exact: 'true', kind: 'direct', speaker: 'Orla Brandt' },
      ...{ person_id: 'orla-brandt', role: 'harbour minister of Norland', cue: 'said' },
      ...{ said_from: '2025-02-13', said_to: '2025-02-13', outlet: 'The Lantern', title: 'Barrier' },
      url: 'https://lantern.example/a1',
      link: 'https://lantern.example/a1#:~:text=The%20barrier%20must',
      ...{ published: '2025-02-13T09:00:00.000Z', article_id: 'a1', revision: '1', start: '0', end: '10' },
      topics: 'tide-barrier',
      positions: 'tide-barrier: supports “The tide barrier should be built” (0.82, “must be built”)',
      also_in: 'Harbour Post; Wire, Inc.',
      variants: 'Harbour Post: “must be built soon”',
      ...{ confidence: '0.9', reported: '' },
    });
  });

  test.each(['with, commas', 'a "quoted" word', 'two\nlines', 'two\r\nlines', ' spaces ', 'plain', '', 'Ĺódź – 😀'])(
    'gives back %j',
    (title) => expect(rowOf(recorded({ title })).title).toBe(title),
  );

  test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '\rx', '\nx', '＝1+1', '=HYPERLINK("https://e.example","x")'])(
    'makes no formula of %j',
    (words) => expect(rowOf(recorded({ words: [words] })).words).toBe(`'${words}`),
  );

  it('ends each line with CRLF, the head too, and says when words are not exact', () => {
    const text = write('csv', recorded(), recorded({ kind: 'indirect' }));
    expect(text.split('\r\n')).toHaveLength(4);
    expect(rowOf(recorded({ kind: 'indirect' })).exact).toBe('false');
    const denied = { start: 0, end: 6, text: 'denied', class: 'negated' } as const;
    expect(rowOf(recorded({ cue: denied }))).toMatchObject({ exact: 'false', cue: 'denied' });
  });

  it('leaves empty what is not known', () => {
    const row = rowOf(recorded({ speaker: null, cue: null, said: null, url: null }, { positions: [], variants: [] }));
    for (const name of ['speaker', 'person_id', 'role', 'cue', 'said_from', 'url', 'link', 'positions', 'variants'])
      expect([name, row[name]]).toEqual([name, '']);
  });
});

describe('JSON', () => {
  it.each([0, 1, 3])('is an array of %i', (length) => {
    const all = Array.from({ length }, (_, index) => recorded({ id: `s${index}`, words: ['=1', 'two\n'] }));
    const read = JSON.parse(write('json', ...all));
    expect(read).toHaveLength(length);
    if (length > 0)
      expect(read[0]).toMatchObject({ id: 's0', words: ['=1', 'two\n'], alsoIn: ['Harbour Post', 'Wire, Inc.'] });
  });
});

describe('Markdown', () => {
  it('is a list to quote from', () => {
    expect(write('markdown', recorded()).split('\n')).toEqual([
      '# Statements on record',
      '',
      '- “The barrier must be built” — **Orla Brandt**, harbour minister of Norland, 13 Feb 2025 ([The Lantern](https://lantern.example/a1#:~:text=The%20barrier%20must%20be%20built) (+2 outlets): Barrier, published 13 Feb 2025)',
      '  - supports: The tide barrier should be built',
      '',
    ]);
  });

  it('labels what is reported, and marks what was reported as a mistake', () => {
    const text = write('markdown', recorded({ kind: 'indirect' }, { reported: ['wrong-speaker', 'duplicate'] }));
    expect(text).toContain('- reported: The barrier must be built — **Orla');
    expect(text).toContain('  - reported as a mistake: wrong-speaker, duplicate\n');
  });

  it('lets nothing from a feed format, link, embed or break out of its line', () => {
    const words = ['](https://e.example) <img src=x> *b* `c`\n# head & ![x](y) \u202e'];
    const text = write('markdown', recorded({ words, title: '[x](https://e.example)', url: 'https://l.example/a(1)' }));
    expect(text.split('\n')).toHaveLength(5);
    expect(text.split('\n')[2]).toContain(
      '“\\](https://e.example) \\<img src=x\\> \\*b\\* \\`c\\` # head \\& !\\[x\\](y) ”',
    );
    expect(text).toContain('\\[x\\](https://e.example)');
    expect(text).toContain('](https://l.example/a%281%29#:~:text=');
  });
});

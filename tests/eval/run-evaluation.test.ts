import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { runEvaluation } from '../../eval/run-evaluation.ts';

async function run(...args: readonly string[]) {
  const printed: string[] = [];
  const complaints: string[] = [];
  const code = await runEvaluation(args, {
    print: (line) => printed.push(line),
    complain: (line) => complaints.push(line),
  });
  return { code, printed, complaints };
}

function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'onrecord-eval-'));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return folder;
}

const TEXT = 'The harbour closed. “We will open the harbour again on Monday,” Ana Lund said.';
const WORDS = 'We will open the harbour again on Monday';
const start = TEXT.indexOf(WORDS);
const lund = TEXT.indexOf('Ana Lund');
const quotes = [
  {
    start,
    end: start + WORDS.length,
    text: `“${WORDS}”`,
    speaker: { text: 'Ana Lund', start: lund, end: lund + 8 },
  },
];
const SETS = {
  'quotes/harbour.jsonl': JSON.stringify({ id: 'a', text: TEXT, quotes }),
  'stories/harbour.jsonl': [
    { id: 'a', title: 'Harbour closes after storm in Skerry', text: TEXT, cluster: 1 },
    { id: 'b', title: 'Harbour closes after storm in Skerry', text: TEXT, cluster: 1 },
  ]
    .map((item) => JSON.stringify(item))
    .join('\n'),
  'feeds/real/manifest.json': JSON.stringify([{ file: 'skerry.xml', items: 2 }]),
  'feeds/real/skerry.xml':
    '<rss version="2.0"><channel><title>Skerry</title><item><title>Rain</title><link>http://localhost/1</link></item></channel></rss>',
  'feeds/feedparser-suite/tests/title.xml':
    "<!--\nExpect: entries[0].title == 'Rain' and entries[0].id == 'b'\n-->\n<rss version=\"2.0\"><channel><item><title>Rain</title><guid>a</guid></item></channel></rss>",
  'faithfulness/claims.jsonl': '{"id":"a","doc":"It rained.","claim":"It rained.","label":1}\n{"id":',
  'faithfulness/pairs.jsonl': JSON.stringify({
    input: TEXT,
    list_choices: ['<t> The harbour closed . </t>', '<t> The airport burned in 1987 . </t>'],
    lbl: 0,
  }),
  'stance/other.jsonl': JSON.stringify({ id: 'a', text: TEXT }),
};

it('scores what is there, and names what is missing or no such set', async () => {
  const { code, printed, complaints } = await run('--data', folderWith(SETS));
  expect([code, complaints]).toEqual([0, []]);
  const table = printed.join('\n');
  expect(table).toMatch(/^quotes\/harbour +1 +joint: span and speaker +P 100\.0 {2}R 100\.0 {2}F1 100\.0$/m);
  expect(table).toMatch(/^stories\/harbour +2 +B-cubed +P 100\.0 {2}R 100\.0 {2}F1 100\.0$/m);
  expect(table).toMatch(/^feeds\/real +1 +feeds read +100\.0 {2}of 1$/m);
  expect(table).toMatch(/^ +items found +50\.0 {2}of 2$/m);
  expect(table).toMatch(/^ +items with a date +0\.0 {2}of 2$/m);
  expect(table).toMatch(/^feeds\/feedparser-suite +1 +feeds read +100\.0 {2}of 1$/m);
  expect(table).toMatch(/^ +field: title +100\.0 {2}of 1$/m);
  expect(table).toMatch(/^ +field: id +0\.0 {2}of 1$/m);
  expect(table).toMatch(/^faithfulness\/claims +- +skipped +line 2: it has not the fields of such a set$/m);
  expect(table).toMatch(/^faithfulness\/pairs +2 +balanced accuracy +\d/m);
  expect(table).toMatch(/^ +unsupported claims caught +100\.0 {2}of 1$/m);
  expect(table).toMatch(/^stance\/other +- +skipped +line 1: its field target is missing/m);
  for (const folder of ['summaries', 'feeds/articles'])
    expect(table).toMatch(new RegExp(`^${folder} +- +skipped +no set for`, 'm'));
  expect(table).toMatch(/ms each +median \d+\.\d\d {2}95th percentile \d+\.\d\d$/m);
});

it('scores only what is asked for', async () => {
  const { printed } = await run('--data', folderWith(SETS), '--only', 'stories');
  expect(printed.filter((line) => /^[a-z]/.test(line)).map((line) => line.split(' ')[0])).toEqual([
    'set',
    'stories/harbour',
  ]);
});

it.each([
  [['--data', join(tmpdir(), 'onrecord-no-such-folder')], /onrecord-no-such-folder is no folder/],
  [[], /^Say where the test sets are: npm run eval/],
  [['--data', tmpdir(), '--only', 'poems'], /^There is nothing to score by the name "poems": choose statements, /],
  [['--dat', tmpdir()], /^The call cannot be read: npm run eval/],
])('answers the wrong call %j with one sentence and exit code 2', async (args, words) => {
  const { code, printed, complaints } = await run(...args);
  expect([code, printed, complaints.length]).toEqual([2, [], 1]);
  expect(complaints[0]).toMatch(words);
});

it('names a file that cannot be used', async () => {
  const folder = folderWith({ 'feeds/articles/ground-truth.json': '{"a": {"url": 7}}' });
  const { code, complaints } = await run('--data', folder, '--only', 'pages');
  expect(code).toBe(2);
  expect(complaints[0]).toMatch(/ground-truth\.json cannot be used: its field a\.articleBody is missing/);
});

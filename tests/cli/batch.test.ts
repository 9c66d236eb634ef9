import { expect, test } from 'vitest';
import { runCli } from '../flow/run-onrecord.ts';

const TEXT = '“We will not sign,” Orla Brandt, the trade minister, said on Tuesday. The talks go on.';
const FEED = `<rss version="2.0"><channel><title>Fen Gazette</title><item><title>Dyke holds</title>
<link>https://fen.example/dyke</link></item></channel></rss>`;
const PAGE = `<html><head><title>Dyke holds</title></head><body><article><h1>Dyke holds</h1>${'<p>The dyke at Fenmouth held through a night of heavy rain, the water board said on Friday.</p>'.repeat(4)}</article></body></html>`;

const tasks: readonly (readonly [task: string, line: object, answer: object])[] = [
  [
    'statements',
    { id: 1, text: TEXT, published: '2026-03-05' },
    {
      statements: [
        expect.objectContaining({
          text: 'We will not sign,',
          kind: 'direct',
          said: { from: '2026-03-03', to: '2026-03-03' },
        }),
      ],
    },
  ],
  [
    'bullets',
    { id: 1, docs: [{ title: 'Talks', text: TEXT }], sentences: 1 },
    { bullets: [expect.objectContaining({ sources: [expect.objectContaining({ doc: 0 })] })] },
  ],
  ['stories', { id: '1', title: 'Talks', text: TEXT }, { story: expect.any(String) }],
  [
    'stance',
    { id: 1, text: 'Ukraine should join NATO, she said.', target: 'Ukraine should join NATO' },
    { stance: 'supports' },
  ],
  [
    'changes',
    {
      ...{ id: 1, speaker: 'Orla Brandt', target: 'Ukraine should join NATO' },
      first: { date: '2026-03-01', text: 'I oppose membership of NATO for Ukraine.' },
      second: { date: '2026-03-04', text: 'I support membership of NATO for Ukraine.' },
    },
    { label: 'changed' },
  ],
  ['grounding', { id: 1, doc: TEXT, claim: 'The talks go on.' }, { supported: true }],
  [
    'feeds',
    { id: 1, body_base64: Buffer.from(FEED).toString('base64') },
    { title: 'Fen Gazette', items: [expect.objectContaining({ title: 'Dyke holds' })] },
  ],
  [
    'pages',
    { id: 1, html: PAGE, url: 'https://fen.example/dyke' },
    { title: 'Dyke holds', text: expect.stringContaining('heavy rain') },
  ],
];

test.each(tasks)(
  '%s: a line out for each line in, in order, the bad ones with what is wrong',
  async (task, line, answer) => {
    const input = ['{', JSON.stringify(line), '', '[]', '{"id":9}', JSON.stringify({ ...line, id: 'last' })].join('\n');
    const { code, out, err } = await runCli(['batch', task], { input });
    const [noJson, good, noObject, missing, last, ...rest] = out
      .trim()
      .split('\n')
      .map((text) => JSON.parse(text));
    expect(noJson).toEqual({ id: null, error: 'Line 1 is no JSON: give one object a line.' });
    expect(good).toMatchObject({ id: line['id' as keyof typeof line], ...answer });
    expect(noObject).toEqual({ id: null, error: expect.stringMatching(/^The line is no object/) });
    expect(missing).toEqual({ id: 9, error: expect.stringMatching(/^The (line|field) .*see docs\/operating\.md\.$/) });
    expect(last).toMatchObject({ id: 'last' });
    expect(last).not.toHaveProperty('error');
    expect(rest).toEqual([]);
    expect([code, err]).toEqual([1, '']); // 1: some line could not be answered
  },
);

test('a feed that is a web page, a file that is not there', async () => {
  const html = Buffer.from('<!doctype html><html><body>Hello</body></html>').toString('base64');
  const input = `${JSON.stringify({ id: 1, body_base64: html })}\n${JSON.stringify({ id: 2, file: 'nowhere.xml' })}`;
  const { out } = await runCli(['batch', 'feeds'], { input });
  const [page, nowhere] = out
    .trim()
    .split('\n')
    .map((text) => JSON.parse(text));
  expect(page.error).toMatch(/is a web page, not a feed/);
  expect(nowhere.error).toMatch(/There is no file nowhere\.xml/);
});

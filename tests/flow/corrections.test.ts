import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { renderText } from '../../src/core/reply/render-text.ts';
import type { Reply } from '../../src/model/reply.ts';
import { install, startRole } from './run-onrecord.ts';

const FROM = '2026-03-02T08:00:00Z';
const SPEED = 4000; // the day until the page is read again in some twenty seconds: time enough for the first post

const FIRST = `
NATO will send 1,200 soldiers to Ukraine's western border in April, the alliance said on Monday.

The deployment follows weeks of talks between the alliance and Kyiv about the defence of the border region.

“The first units will arrive before Easter,” said Ilse Morank, a spokeswoman for the alliance, at a briefing in Brussels.

Ukraine has asked its partners in NATO for help with the repair of two bridges over the river near the border.`;
const CORRECTED = FIRST.replace('1,200', '200').replace('The first units will arrive', 'No unit will arrive');

test('an article corrects a number and a quotation: the post is edited, and a note goes into its thread', {
  timeout: 120_000,
}, async () => {
  let text = FIRST;
  const server = createServer((request, response) => {
    const origin = `http://${request.headers.host}`;
    if (request.url === '/feed')
      return response
        .setHeader('content-type', 'application/rss+xml')
        .end(
          `<rss version="2.0"><channel><title>Ostwind</title><item><guid>1</guid><title>NATO sends soldiers to Ukraine's border</title><link>${origin}/1</link><pubDate>Mon, 02 Mar 2026 07:30:00 GMT</pubDate></item></channel></rss>`,
        );
    const paragraphs = text.split('\n\n').map((words) => `<p>${words}</p>`);
    response.setHeader('content-type', 'text/html; charset=utf-8');
    return response.end(`<html><body><article><h1>NATO</h1>${paragraphs.join('')}</article></body></html>`);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo; // it listens on a port
  const url = `http://127.0.0.1:${port}/feed`;
  const feed = { id: 'ostwind', url, outlet: 'Ostwind', language: 'en', country: null, pollEveryMinutes: 60 };
  const at = install({
    feeds: [{ ...feed, workspace: null, addedIn: null }],
    topics: ['nato-ukraine'],
    app: { reading: { allowPrivateAddresses: [`127.0.0.1:${port}`], readAgainAfterHours: [24] } },
  });
  const running = startRole('all', at, ['--clock', FROM, '--speed', String(SPEED)]);
  try {
    await running.until('"kind":"briefing"');
    text = CORRECTED;
    await running.until('"kind":"correction"');
    expect(await running.stop()).toBe(0);
    const posts = postsIn(at.data);
    expect(posts[0]?.text).toContain('1,200 soldiers');
    const edit = posts.find(({ ref, text: words }) => ref === posts[0]?.ref && words.includes('Corrected'));
    expect(edit?.text).toMatch(/was “NATO will send 1,200 soldiers[^”]*”[^“]*“NATO will send 200 soldiers/);
    const notes = posts.filter(({ ref }) => ref !== posts[0]?.ref);
    expect(notes).toHaveLength(1);
    expect(notes[0]?.text).toContain('The first units will arrive before Easter');
    expect(notes[0]?.text).toContain('1,200 soldiers');
  } finally {
    await running.kill();
    server.close();
    at.remove();
  }
});

function postsIn(data: string): { readonly ref: string; readonly text: string }[] {
  const lines = readFileSync(join(data, 'channels', 'terminal.jsonl'), 'utf8').split('\n');
  return lines
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as { ref: string; reply: Reply }) // written by the terminal
    .map(({ ref, reply }) => ({ ref, text: renderText(reply, { timezone: 'UTC', width: 1000 }) }));
}

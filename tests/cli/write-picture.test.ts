import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it, test } from 'vitest';
import { writePicture } from '../../src/cli/write-picture.ts';
import type { Reply } from '../../src/model/reply.ts';
import { mark, row, timeline } from '../adapters/pictures/example-timeline.ts';
import { runCli } from '../flow/run-onrecord.ts';

const folder = mkdtempSync(join(tmpdir(), 'onrecord-test-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const reply = (...blocks: Reply['blocks']): Reply => ({ title: 't', private: true, blocks, more: null });
// As it arrives from a running process.
const found = JSON.parse(JSON.stringify(reply(timeline([row('Orla Brandt', [mark('2025-02-10', 'opposes')])]))));

test.each([
  ['picture.svg', /^<svg .*Orla Brandt.*<\/svg>\n$/s],
  ['picture.PNG', /^.PNG\r\n/],
])('%s is drawn as its name says', async (name, content) => {
  await writePicture(found, join(folder, name));
  expect(readFileSync(join(folder, name), 'latin1')).toMatch(content);
});

it('says what to do where there is no timeline, or no such folder', async () => {
  const file = join(folder, 'none.png');
  await expect(writePicture(reply(), file)).rejects.toThrow(/There is no timeline in this reply.*view:timeline/);
  expect(() => readFileSync(file)).toThrow('ENOENT');
  await expect(writePicture(found, join(folder, 'no/such.png'))).rejects.toThrow(/cannot be written: name a file in/);
});

it('refuses another ending before anything is asked', async () => {
  const wrong = await runCli(['ask', '/stance nato-ukraine view:timeline', '--picture', 'a.gif', '--data', folder]);
  expect([wrong.code, wrong.out]).toEqual([2, '']);
  expect(wrong.err).toBe('onrecord: --picture "a.gif" is neither SVG nor PNG: end it in .svg or .png.\n');
});

import { appendFile, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { terminalChat } from '../../../src/adapters/chat/terminal/chat.ts';
import { Failure } from '../../../src/model/failure.ts';
import type { Reply, Request } from '../../../src/model/reply.ts';
import type { FrontDesk } from '../../../src/ports/chat.ts';
import { LONG_AGO, post, testChat } from '../../contracts/chat-contract.ts';

const CHANNEL = { chat: 'terminal', workspace: 'local', id: 'desk' };

/** A terminal on streams in memory; with `tty` it believes to be one with a keyboard. */
function openTerminal(given: { readonly directory: string; readonly tty?: boolean; readonly columns?: number }) {
  const tty = given.tty ?? false;
  const input = Object.assign(new PassThrough(), { isTTY: tty, setRawMode: () => input });
  const output = Object.assign(new PassThrough(), { isTTY: tty, columns: given.columns ?? 100 });
  let shown = '';
  output.on('data', (bytes: Buffer) => {
    shown += bytes.toString('utf8');
  });
  const quits: string[] = [];
  const chat = terminalChat({
    ...{ input, output, directory: given.directory, workspace: 'local', channel: 'desk', timezone: 'UTC' },
    onQuit: () => quits.push('quit'),
  });
  return { chat, input, quits, shown: () => shown };
}

const newDirectory = () => mkdtemp(join(tmpdir(), 'onrecord-terminal-'));

/** Answers each request with its words; "slow" ones later than those that follow. */
function desk(answer?: (request: Request) => Promise<Reply>): FrontDesk & { readonly asked: Request[] } {
  const asked: Request[] = [];
  return {
    asked,
    complete: async () => [],
    channels: async () => [],
    left: async () => undefined,
    commands: [
      {
        ...{ name: 'say', summary: 'Says it', managers: false, examples: ['/say hello'] },
        options: { words: { kind: 'text', summary: 'the words', main: true } },
      },
    ],
    async answer(request) {
      asked.push(request);
      if (answer) return answer(request);
      const { words = '' } = request.options;
      if (words.startsWith('slow')) await new Promise((resolve) => setTimeout(resolve, 30));
      const page = request.page ?? 1;
      const more = words === 'long' && page < 3 ? { ...request, page: page + 1 } : null;
      return { ...post(`answer to ${words} page ${page}`), more };
    },
  };
}

async function converse(lines: string, withDesk = desk()): Promise<string> {
  const terminal = openTerminal({ directory: await newDirectory() });
  await terminal.chat.start(withDesk);
  terminal.input.end(lines);
  await terminal.chat.ended;
  return terminal.shown();
}

testChat('the terminal', async () => {
  const directory = await newDirectory();
  const opened: { shown: () => string }[] = [];
  return {
    channel: CHANNEL,
    async open() {
      const terminal = openTerminal({ directory });
      opened.push(terminal);
      return terminal.chat;
    },
    timesShown: async (words) =>
      opened
        .map(({ shown }) => shown())
        .join('')
        .split(words).length - 1,
  };
});

describe('the journal', () => {
  it('forgets a torn last line, posts it then, and reads all that comes after', async () => {
    const directory = await newDirectory();
    const first = openTerminal({ directory });
    await first.chat.post(CHANNEL, post('whole'), 'd1');
    await appendFile(join(directory, 'desk.jsonl'), '{"ref":"d2","key":"d2","reply":{"title":"żó'.slice(0, -1));
    const second = openTerminal({ directory });
    expect(await second.chat.find(CHANNEL, 'd2', LONG_AGO)).toBeNull();
    await second.chat.post(CHANNEL, post('again'), 'd2');
    await second.chat.post(CHANNEL, post('next'), 'd3');
    const third = openTerminal({ directory });
    for (const key of ['d1', 'd2', 'd3']) expect(await third.chat.find(CHANNEL, key, LONG_AGO)).toBe(key);
  });

  it('counts a last line that lacks only its end as posted', async () => {
    const directory = await newDirectory();
    await writeFile(join(directory, 'desk.jsonl'), JSON.stringify({ ref: 'd1', key: 'd1', reply: post('x') }));
    const { chat } = openTerminal({ directory });
    expect(await chat.find(CHANNEL, 'd1', LONG_AGO)).toBe('d1');
    await chat.post(CHANNEL, post('y'), 'd2');
    expect((await readFile(join(directory, 'desk.jsonl'), 'utf8')).trim().split('\n')).toHaveLength(2);
  });

  it('passes over lines that are no entries', async () => {
    const directory = await newDirectory();
    await writeFile(join(directory, 'desk.jsonl'), 'null\n5\n[]\n{"key":1}\n\n{"ref":"d1","key":"d1"}\n');
    expect(await openTerminal({ directory }).chat.find(CHANNEL, 'd1', LONG_AGO)).toBe('d1');
  });

  it('gives each channel a file inside its directory, whatever its name', async () => {
    const directory = await newDirectory();
    const { chat } = openTerminal({ directory });
    const ids = ['../up', 'a b', 'a_b', 'новости', 'погода', '..', 'half\ud800'];
    for (const id of ids) await chat.post({ ...CHANNEL, id }, post(id), `key ${id}`);
    expect(await readdir(directory)).toHaveLength(ids.length);
  });

  it('says that a journal cannot be written, as something to try again', async () => {
    const directory = await newDirectory();
    const { chat } = openTerminal({ directory: join(directory, 'sub') });
    await rm(join(directory, 'sub'), { recursive: true });
    const refused = await chat.post(CHANNEL, post('x'), 'd1').catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(Failure);
    expect(refused).toMatchObject({ code: 'chat-down', retry: true });
    expect(await chat.find(CHANNEL, 'd1', LONG_AGO)).toBeNull();
  });
});

describe('a script on its input', () => {
  it('is answered in the order of its lines, and ends when all is answered', async () => {
    const shown = await converse('/say slow one\n\nsay two\n/say slow three\nsay four');
    const answers = [...shown.matchAll(/answer to (.*) page/g)].map((match) => match[1]);
    expect(answers).toEqual(['slow one', 'two', 'slow three', 'four']);
    expect(shown).toMatch(/> \/say slow one\nanswer to slow one page 1\n/);
  });

  it('pages with more, and says when there is no more', async () => {
    const shown = await converse('more\n/say long\nmore\n/MORE\nmore\n');
    expect([...shown.matchAll(/page (\d)\n/g)].map((match) => match[1])).toEqual(['1', '2', '3']);
    expect(shown.match(/There is nothing more to show/g)).toHaveLength(2);
  });

  it('goes on after a line that cannot be answered', async () => {
    const failing = desk(async ({ options }) => {
      if (options.words === 'bang') throw new TypeError('a fault');
      return post(`fine ${options.words}`);
    });
    const shown = await converse('/nope\n/say who:\n/say bang\n/say "open\n/say last\n', failing);
    expect(shown).toContain('I know no command "/nope"');
    expect(shown).toContain('Something went wrong with that line: try /help.');
    expect(shown).toContain('is not closed');
    expect(shown).toContain('fine last');
    expect(shown).not.toContain('a fault');
  });

  it('stops at quit', async () => {
    const directory = await newDirectory();
    for (const word of ['quit', '/quit', 'EXIT']) {
      const { chat, input, quits, shown } = openTerminal({ directory });
      const asked = desk();
      await chat.start(asked);
      input.end(`/say one\n${word}\n/say two\n`);
      await chat.ended;
      expect(quits).toEqual(['quit']);
      expect(asked.asked).toHaveLength(1);
      expect(shown()).not.toContain('two');
    }
  });

  it('ends at once on empty input, and does not quit for it', async () => {
    const { chat, input, quits } = openTerminal({ directory: await newDirectory() });
    await chat.start(desk());
    input.end();
    await chat.ended;
    expect(quits).toEqual([]);
  });

  it('echoes no escape sequences', async () => {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: what must not be shown
    expect(await converse('/\u001b[2Jnope\u009b1m\n/say \u001b]0;x\u0007\n')).not.toMatch(/[\u001b\u009b\u0007]/);
  });
});

describe('posts while somebody types', () => {
  it('stand above the line, which is kept', async () => {
    const { chat, input, shown } = openTerminal({ directory: await newDirectory(), tty: true });
    const asked = desk();
    await chat.start(asked);
    input.write('/say hal');
    await new Promise((resolve) => setTimeout(resolve, 20));
    await chat.post(CHANNEL, post('breaking: the vote'), 'd1');
    expect(shown().split('breaking: the vote')[1]).toContain('/say hal');
    input.write('f a line\r');
    await until(() => asked.asked.length === 1);
    expect(asked.asked[0]?.options).toEqual({ words: 'half a line' });
    await chat.close();
  });

  it('clear all rows of a long one', async () => {
    const { chat, input, shown } = openTerminal({ directory: await newDirectory(), tty: true, columns: 40 });
    await chat.start(desk());
    input.write(`/say ${'long '.repeat(20)}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
    const before = shown().length;
    await chat.post(CHANNEL, post('breaking'), 'd1');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: up by rows, then clear to the end of the screen
    expect(shown().slice(before)).toMatch(/^\r\u001b\[\dA\u001b\[J/);
    await chat.close();
  });

  it('can come after the conversation has ended', async () => {
    const { chat, input, quits, shown } = openTerminal({ directory: await newDirectory(), tty: true });
    await chat.start(desk());
    input.write('/say slow one\r');
    input.end();
    await chat.ended;
    await chat.post(CHANNEL, post('late news'), 'd1');
    expect(shown()).toContain('late news');
    expect(quits).toEqual(['quit']);
  });

  it('arrive once each, a thousand of them', async () => {
    const directory = await newDirectory();
    const { chat, shown } = openTerminal({ directory });
    await Promise.all(Array.from({ length: 1000 }, (_, n) => chat.post(CHANNEL, post(`story ${n}.`), `d${n}`)));
    expect(shown().match(/story \d+\./g)).toHaveLength(1000);
    const start = performance.now();
    const again = openTerminal({ directory });
    for (let n = 0; n < 1000; n++) expect(await again.chat.find(CHANNEL, `d${n}`, LONG_AGO)).toBe(`d${n}`);
    expect(performance.now() - start).toBeLessThan(2000);
  });
});

async function until(holds: () => boolean): Promise<void> {
  for (let tries = 0; tries < 200 && !holds(); tries++) await new Promise((resolve) => setTimeout(resolve, 10));
  expect(holds()).toBe(true);
}

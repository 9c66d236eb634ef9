import { describe, expect, it, test } from 'vitest';
import { renderText } from '../../../src/core/reply/render-text.ts';
import { answer, offer } from '../../../src/core/request/answer.ts';
import { defineCommand } from '../../../src/core/request/command.ts';
import { parseRequest } from '../../../src/core/request/parse-request.ts';
import { askCommands } from '../../../src/flows/ask/ask-commands.ts';
import { deskCommands } from '../../../src/flows/desk/desk-commands.ts';
import { Failure } from '../../../src/model/failure.ts';
import type { Reply, Request } from '../../../src/model/reply.ts';

const say = (words: string): Reply => ({
  title: words,
  private: true,
  blocks: [{ kind: 'text', line: [words] }],
  more: null,
});

const echo = defineCommand({
  name: 'echo',
  summary: 'Says what it was given',
  options: { words: { kind: 'text', summary: 'the words', main: true, required: true } },
  examples: ['/echo hello'],
  managers: false,
  answer: async (args, _: object, context) => say(`${args.words} on page ${context.page}`),
});
const lock = defineCommand({
  name: 'lock',
  summary: 'For managers',
  options: {},
  examples: ['/lock'],
  managers: true,
  answer: async (_, ports: object) => say(`locked with ${Object.keys(ports).join()}`),
});
const fail = defineCommand({
  name: 'fail',
  summary: 'Fails',
  options: { how: { kind: 'choice', summary: 'how', choices: ['politely', 'inside', 'badly'], default: 'politely' } },
  examples: ['/fail'],
  managers: false,
  answer: async (args): Promise<Reply> => {
    if (args.how === 'politely') throw new Failure('source-down', 'The source sleeps: try again at noon.');
    if (args.how === 'inside') throw new Failure('broken', 'row 7 of secret_table');
    throw new TypeError('cannot read properties of undefined: password=hunter2');
  },
});

const commands = [...offer([echo, fail], {}), ...offer([lock], { key: 1 })];
const context = {
  channel: { chat: 'terminal', workspace: 'local', id: 'c' },
  user: 'u',
  mayManage: false,
  timezone: 'UTC',
  now: '2025-02-12T13:30:00.000Z',
};

async function ask(request: Request, mayManage = false): Promise<{ words: string; reply: Reply; faults: unknown[] }> {
  const faults: unknown[] = [];
  const reply = await answer({
    request,
    commands,
    context: { ...context, mayManage },
    onFault: (error) => faults.push(error),
  });
  return { words: renderText(reply, { timezone: 'UTC', width: 1000 }), reply, faults };
}

test.each<[page: number | undefined, shown: number]>([
  [undefined, 1],
  [3, 3],
  [0, 1],
  [-4, 1],
  [2.9, 2],
  [Number.MAX_SAFE_INTEGER, 1000],
  [Number.NaN, 1],
  [Number.POSITIVE_INFINITY, 1],
])('page %s is page %s', async (page, shown) => {
  const request = { command: 'echo', options: { words: 'hi' }, ...(page === undefined ? {} : { page }) };
  expect((await ask(request)).words).toBe(`hi on page ${shown}`);
});

test.each<[request: Request, words: RegExp]>([
  [{ command: 'ecko', options: {} }, /^I know no command "\/ecko": did you mean \/echo\?$/],
  [{ command: '', options: {} }, /^I know no command "\/": I know \/echo, \/fail, \/lock and \/help\.$/],
  [{ command: '__proto__', options: {} }, /^I know no command "\/__proto__"/],
  [{ command: 'echo', options: {} }, /^\/echo needs a words: try \/echo hello\.$/],
  [{ command: 'echo', options: { word: 'x' } }, /no option "word": did you mean words:\?/],
  [{ command: 'lock', options: {} }, /^Only those who may manage this channel can use \/lock: ask one of them/],
  [{ command: 'lock', options: { x: 'y' } }, /^Only those who may manage/], // before its options are looked at
  [{ command: 'fail', options: {} }, /^The source sleeps: try again at noon\.$/],
  [{ command: 'help', options: { about: 'ecko' } }, /did you mean \/echo\?/],
])('%o is refused in one private sentence', async (request, words) => {
  const { reply, faults, ...rest } = await ask(request);
  expect(rest.words).toMatch(words);
  expect(reply.private).toBe(true);
  expect(faults).toEqual([]);
});

it('lets managers in, each command with its own ports only', async () => {
  expect((await ask({ command: 'lock', options: {} }, true)).words).toBe('locked with key');
});

it.each(['inside', 'badly'])('logs a fault of ours (%s) and tells no detail of it', async (how) => {
  const { words, faults } = await ask({ command: 'fail', options: { how } });
  expect(words).toBe('Something went wrong on our side; it has been logged. Please try again in a minute.');
  expect(faults).toHaveLength(1);
});

describe('help', () => {
  const all = [...askCommands, ...deskCommands].map((command) => ({ ...command, answer: async () => say('') }));
  const help = async (line: string) =>
    renderText(await answer({ request: parseRequest(line, all), commands: all, context, onFault: () => {} }), {
      timezone: 'UTC',
      width: 200,
    });

  const told = all.filter(({ hidden }) => !hidden);

  it.each(told.map(({ name }) => name))('of /%s has its summary, options, examples', async (name) => {
    const command = all.find((one) => one.name === name);
    const text = await help(name === 'news' ? '/help news' : `/${name} help`);
    expect(text).toContain(`/${name} ${command?.summary}`);
    for (const option of Object.keys(command?.options ?? {})) expect(text).toContain(`  • ${option}`);
    for (const example of command?.examples ?? []) expect(text).toContain(example);
    for (const other of all) if (other.name !== name) expect(text).not.toContain(other.summary);
  });

  it.each(['/help', '/news help'])('%s tells of all commands', async (line) => {
    const text = await help(line);
    for (const { name, summary } of told) expect(text).toContain(`/${name} ${summary}`);
    expect(text).not.toContain('/who-said');
  });

  it('is the same for a chat that sends the choice', async () => {
    const request = { command: 'news', options: { show: 'help' } };
    const reply = await answer({ request, commands: all, context, onFault: () => {} });
    expect(renderText(reply, { timezone: 'UTC', width: 200 })).toBe(await help('/news help'));
  });

  it('gives examples that parse', () => {
    for (const { name, examples } of all)
      for (const example of examples) expect(['help', name]).toContain(parseRequest(example, all).command);
  });
});

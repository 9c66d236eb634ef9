import { mkdtemp, readFile, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it, test } from 'vitest';
import { openControl } from '../../../src/adapters/control/loopback/open.ts';
import { Failure } from '../../../src/model/failure.ts';
import type { Reply, Request } from '../../../src/model/reply.ts';

const reply = (words: string): Reply => ({
  title: words,
  private: true,
  blocks: [{ kind: 'text', line: [words] }],
  more: null,
});
const question: Request = { command: 'brief', options: { topic: 'grain' }, page: 2 };
const closing: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

const newDirectory = () => mkdtemp(join(tmpdir(), 'onrecord-control-'));
const open = (directory: string, port = 0) => {
  const control = openControl({ directory, port });
  closing.push(() => control.close());
  return control;
};
const fileOf = (directory: string) => join(directory, 'control.json');
const addressIn = async (directory: string): Promise<{ port: number; token: string; pid: number }> =>
  JSON.parse(await readFile(fileOf(directory), 'utf8'));

async function serving() {
  const directory = await newDirectory();
  const asked: Request[] = [];
  const control = open(directory);
  await control.serve(async (request) => {
    asked.push(request);
    return reply(`about ${request.options.topic}`);
  });
  const { port, token } = await addressIn(directory);
  const send = (body: string, headers: Record<string, string> = { authorization: `Bearer ${token}` }) =>
    fetch(`http://127.0.0.1:${port}/ask`, { method: 'POST', headers, body });
  return { directory, asked, control, port, token, send };
}

it('carries a request to the running process and its reply back', async () => {
  const { directory, asked } = await serving();
  expect(await open(directory).call(question)).toEqual(reply('about grain'));
  expect(asked).toEqual([question]);
});

it('leaves its address to its user only, and takes it away at the end', async () => {
  const { directory, control } = await serving();
  expect((await stat(fileOf(directory))).mode & 0o777).toBe(0o600);
  expect(await addressIn(directory)).toMatchObject({
    pid: process.pid,
    token: expect.stringMatching(/^[0-9a-f]{48}$/),
  });
  await control.close();
  await expect(stat(fileOf(directory))).rejects.toThrow('ENOENT');
  expect(await open(directory).call(question)).toBeUndefined();
  await control.close(); // twice is no fault
});

describe('whoever cannot read the directory is refused', () => {
  test.each<[name: string, headers: Record<string, string>]>([
    ['no token', {}],
    ['an empty one', { authorization: 'Bearer ' }],
    ['a wrong one', { authorization: `Bearer ${'0'.repeat(48)}` }],
    ['one of another length', { authorization: 'Bearer x' }],
  ])('%s', async (_, headers) => {
    const { asked, send } = await serving();
    expect((await send(JSON.stringify(question), headers)).status).toBe(401);
    expect(asked).toEqual([]);
  });

  it('listens on the loopback address only, for one path and method', async () => {
    const { port } = await serving();
    expect((await fetch(`http://127.0.0.1:${port}/`)).status).toBe(404);
    expect((await fetch(`http://127.0.0.1:${port}/ask`)).status).toBe(404);
  });
});

describe('a body that is no request is refused', () => {
  test.each<[body: string, status: number]>([
    ['', 400],
    ['{', 400],
    ['null', 400],
    ['[]', 400],
    ['{"command":"brief"}', 400],
    ['{"command":"brief","options":{"topic":5}}', 400],
    ['{"command":"brief","options":{},"page":0}', 400],
    ['{"command":"brief","options":{},"page":1.5}', 400],
    [JSON.stringify({ command: 'x'.repeat(101), options: {} }), 400],
    [JSON.stringify({ command: 'x', options: { a: 'x'.repeat(2001) } }), 400],
    [JSON.stringify({ command: 'x', options: { a: 'x'.repeat(20_000) } }), 413],
  ])('%.50s', async (body, status) => {
    const { asked, send } = await serving();
    expect((await send(body)).status).toBe(status);
    expect(asked).toEqual([]);
  });

  it('also when it comes in pieces without a length', async () => {
    const { port, token, asked } = await serving();
    const pieces = new ReadableStream({
      start(stream) {
        for (let n = 0; n < 40; n++) stream.enqueue(new TextEncoder().encode('x'.repeat(1000)));
        stream.close();
      },
    });
    const headers = { authorization: `Bearer ${token}` };
    const sent = await fetch(`http://127.0.0.1:${port}/ask`, {
      method: 'POST',
      headers,
      body: pieces,
      duplex: 'half',
    }).catch(() => undefined);
    expect([413, undefined]).toContain(sent?.status);
    expect(asked).toEqual([]);
  });

  it('keeps names of objects from being options of anybody', async () => {
    const { asked, send } = await serving();
    await send('{"command":"brief","options":{"__proto__":"x","constructor":"y"}}');
    expect(Object.getPrototypeOf(asked[0]?.options ?? {})).toBe(Object.prototype);
    expect(({} as Record<string, unknown>).x).toBeUndefined();
  });

  it('is told to the caller', async () => {
    const { directory } = await serving();
    const refused = await open(directory)
      .call({ command: 'brief', options: { topic: 'x'.repeat(3000) } })
      .catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(Failure);
    expect(refused).toMatchObject({ code: 'bad-input', words: expect.stringContaining('write fewer words') });
  });
});

describe('nobody is there', () => {
  test.each(['', '{', 'null', '{"port":"x"}', '{"port":0,"token":"t"}', '{"port":1,"token":"t","pid":999999}'])(
    'control.json of a process that is gone: %s',
    async (left) => {
      const directory = await newDirectory();
      await writeFile(fileOf(directory), left);
      expect(await open(directory).call(question)).toBeUndefined();
    },
  );

  it('no directory at all', async () => {
    expect(await open(join(await newDirectory(), 'never', 'made')).call(question)).toBeUndefined();
  });

  test.each<[status: number, body: string]>([
    [200, 'hello'],
    [200, '{"hello":1}'],
    [404, ''],
    [401, ''],
    [302, ''],
  ])('a stranger answers on its port: %i %s', async (status, body) => {
    const stranger = createServer((_, response) =>
      response.writeHead(status, { location: 'http://127.0.0.1:1/' }).end(body),
    );
    await new Promise<void>((resolve) => stranger.listen(0, '127.0.0.1', resolve));
    closing.push(() => new Promise((resolve) => stranger.close(() => resolve())));
    const directory = await newDirectory();
    // a server that listens on a port has an AddressInfo
    const { port } = stranger.address() as AddressInfo;
    await writeFile(fileOf(directory), JSON.stringify({ port, token: 't' }));
    expect(await open(directory).call(question)).toBeUndefined();
  });
});

it('with two on one directory the last one answers, and the first takes nothing away', async () => {
  const directory = await newDirectory();
  const [first, second] = [open(directory), open(directory)];
  await first.serve(async () => reply('first'));
  await second.serve(async () => reply('second'));
  expect(await open(directory).call(question)).toEqual(reply('second'));
  await first.close();
  expect(await open(directory).call(question)).toEqual(reply('second'));
  await second.close();
  await expect(stat(fileOf(directory))).rejects.toThrow('ENOENT');
});

it('says which setting to change when its port is taken', async () => {
  const { port } = await serving();
  const directory = await newDirectory();
  const refused = await open(directory, port)
    .serve(async () => reply('x'))
    .catch((error: unknown) => error);
  expect(refused).toMatchObject({
    code: 'bad-settings',
    words: `Port ${port} for the command line is taken: set control.port to 0, any free one.`,
  });
});

it('makes its directory, and a fault of the answer is told as one', async () => {
  const directory = join(await newDirectory(), 'data');
  await open(directory).serve(async () => {
    throw new Error('a fault');
  });
  const refused = await open(directory)
    .call(question)
    .catch((error: unknown) => error);
  expect(refused).toMatchObject({ code: 'broken', words: expect.stringContaining('see its log') });
});

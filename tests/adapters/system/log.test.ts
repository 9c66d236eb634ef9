import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, test, vi } from 'vitest';
import { pinoLog } from '../../../src/adapters/system/node/log.ts';
import { redact, redactText } from '../../../src/adapters/system/node/redact.ts';
import { Failure } from '../../../src/model/failure.ts';

// invented secrets, put together here so that no scanner takes them for real ones
const BOT = ['xoxb', '2401234567', 'AbCdEfGhIjKlMnOp'].join('-');
const APP = ['xapp', '1', 'A012345', '98765', 'deadbeefcafe'].join('-');
const DISCORD = ['MTE4NzY1NDMyMTA5ODc2NTQz', 'GaBcDe', 'x'.repeat(38)].join('.');
const HOOK = ['https://hooks.slack.com/services', 'T000', 'B000', 'abcdef'].join('/');
const DISCORD_HOOK = ['https://discord.com/api/webhooks', '123456', 'abc-def'].join('/');

describe('secrets', () => {
  test.each([
    ['a Slack bot token', `token ${BOT} refused`, 'token [secret] refused'],
    ['a Slack app token', `"${APP}"`, '"[secret]"'],
    ['a Discord token', `Bot ${DISCORD}`, 'Bot [secret]'],
    ['an authorisation header', 'Authorization: Bearer abcdefghijklmnop1234', 'Authorization: Bearer [secret]'],
    ['a Slack webhook', `POST ${HOOK} 500`, 'POST https://hooks.slack.com/[secret] 500'],
    ['a Discord webhook', `(${DISCORD_HOOK})`, '(https://discord.com/api/webhooks/[secret]'],
    ['a password in an address', 'redis://worker:hunter2@cache:6379/1', 'redis://cache:6379/1'],
    ['a password without a name', 'redis://:hunter2@cache', 'redis://cache'],
    [
      'a key in a query',
      'https://feeds.example/x?id=7&api_key=abc123&page=2',
      'https://feeds.example/x?id=7&api_key=[secret]&page=2',
    ],
  ])('hides %s', (_, text, expected) => {
    expect(redactText(text)).toBe(expected);
  });

  test.each([
    ['a mail address', 'desk@example.org wrote'],
    ['an article address', 'https://news.example/2025/03/treaty-talks.html?page=2'],
    ['a host name with three parts', 'static.cdn.example.org'],
    ['a sentence', 'The token of thanks was a key; no secret was kept.'],
    ['a key of ours', 'read-item/8d3c1f0a9b7e6d5c4b3a2f1e0d9c8b7a'],
  ])('leaves %s alone', (_, text) => {
    expect(redactText(text)).toBe(text);
  });

  it('hides fields by their names, at any depth', () => {
    const fields = { slack: { botToken: 'abc', channel: 'C1' }, password: 'x', tokens: 12, headers: { cookie: 'a=b' } };
    expect(redact(fields)).toEqual({
      slack: { botToken: '[secret]', channel: 'C1' },
      password: '[secret]',
      tokens: 12,
      headers: { cookie: '[secret]' },
    });
  });

  it('cleans errors and their causes', () => {
    const cause = new Error(`connect redis://u:pw@h:1 failed`);
    const error = new Failure('store-down', 'The store is down.', { cause });
    expect(redact({ error })).toEqual({
      error: expect.objectContaining({
        code: 'store-down',
        message: 'The store is down.',
        cause: expect.objectContaining({ message: 'connect redis://h:1 failed' }),
      }),
    });
    expect(JSON.stringify(redact({ error }))).not.toContain('pw@');
  });

  it('survives loops, big numbers and bytes', () => {
    const loop: Record<string, unknown> = { n: 10n, bytes: new Uint8Array(3) };
    loop.self = loop;
    expect(redact(loop)).toEqual({ n: '10', bytes: '[3 bytes]', self: '[...]' });
  });
});

describe('log', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'log-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('writes one JSON object a line, from its level up, without secrets', () => {
    const file = join(folder, 'deep', 'app.log');
    const log = pinoLog({ level: 'info', pretty: false, file });
    log.debug('too-small');
    log.info('story-briefed', { storyId: 's-1', bullets: 4 });
    log.error('post-failed', { error: new Error(`invalid_auth ${BOT}`) });
    const lines = readFileSync(file, 'utf8')
      .trim()
      .split('\n')
      .map((one) => JSON.parse(one));
    expect(lines).toEqual([
      expect.objectContaining({ level: 'info', event: 'story-briefed', storyId: 's-1', bullets: 4 }),
      expect.objectContaining({
        level: 'error',
        event: 'post-failed',
        error: expect.objectContaining({ message: 'invalid_auth [secret]' }),
      }),
    ]);
    expect(lines[0].time).toMatch(/^\d{4}-\d\d-\d\dT/);
  });

  it('writes a short line for people on stderr', () => {
    const written: string[] = [];
    const spy = vi.spyOn(process.stderr, 'write').mockImplementation((text) => written.push(String(text)) > 0);
    const log = pinoLog({ level: 'info', pretty: true });
    log.warn('feed-down', {
      outlet: 'The Harbour Post',
      tries: 2,
      error: new Error('no answer', { cause: new Error('ECONNRESET') }),
    });
    spy.mockRestore();
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the colours are taken out
    const plain = written.join('').replace(/\u001b\[\d+m/g, '');
    expect(plain).toMatch(
      /^\d\d:\d\d:\d\d feed-down outlet="The Harbour Post" tries=2 error="no answer <- ECONNRESET"\n$/,
    );
  });

  it('never throws', () => {
    const log = pinoLog({ level: 'info', pretty: false, file: join(folder, 'a.log') });
    const trap = {
      get bad(): string {
        throw new Error('no');
      },
    };
    expect(() => log.info('odd', { trap })).not.toThrow();
  });
});

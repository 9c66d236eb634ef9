import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { Failure } from '../../../../src/model/failure.ts';
import type { Block, Reply } from '../../../../src/model/reply.ts';
import { openSlack, type Slack } from '../../../fakes/slack/open.ts';
import { CHANNEL, clock, driver, openStarted, reply, WORKSPACE } from './open-driver.ts';
import { timeline } from './replies.ts';

let slack: Slack;
let opened: ReturnType<typeof driver>;
beforeAll(async () => {
  slack = await openSlack(WORKSPACE);
  opened = driver(slack);
});
afterEach(() => {
  expect(slack.takeFaults()).toEqual([]);
  slack.reset();
});
afterAll(async () => {
  await opened.chat.close();
  await slack.close();
});

const post = (words: string): Reply => reply(words, { private: false });
const since = () => new Date(Date.now() - 1000).toISOString();
const failureOf = async (work: Promise<unknown>): Promise<Failure> => {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(Failure);
  return error as Failure; // as it was just seen to be
};

describe('posting', () => {
  it('sends text and blocks, pings nobody and unfurls nothing', async () => {
    await opened.chat.post(CHANNEL, post('the vote <!channel>'), 'd1');
    const [message] = slack.messages('C1');
    expect(message).toMatchObject({
      text: expect.stringContaining('the vote'),
      parse: 'none',
      linkNames: false,
      unfurlLinks: false,
      unfurlMedia: false,
    });
    expect(message?.metadata).toMatchObject({ event_type: 'onrecord_post', event_payload: { key: 'd1' } });
    expect(message && slack.effects(message).mentions).toEqual([]);
  });

  it('writes to a person', async () => {
    const place = { ...CHANNEL, id: 'user:U2' };
    const ref = await opened.chat.post(place, post('for you'), 'd1');
    await opened.chat.edit(place, ref, post('for you, changed'), 'd2');
    expect(await opened.chat.find(place, 'd2', since())).toBe(ref);
    expect(slack.messages('U2')).toMatchObject([{ edits: 1 }]);
  });

  it('shows the whole briefing to screen readers, and no more than an edit may hold', async () => {
    const long: Block = {
      kind: 'bullets',
      items: Array.from({ length: 60 }, (_, index) => [`${index} ${'tides '.repeat(20)}`]),
    };
    const ref = await opened.chat.post(CHANNEL, { ...post('long'), blocks: [long] }, 'd1');
    expect(slack.messages('C1')[0]?.text.length).toBeGreaterThan(6000);
    await opened.chat.edit(CHANNEL, ref, { ...post('long'), blocks: [long] }, 'd2');
    expect(slack.messages('C1')[0]?.text).toContain('more entries');
  });

  it.each(['data_table', 'table'])(
    'comes down a step where a workspace does not take %s, and remembers it',
    async (refused) => {
      const table: Block = { kind: 'table', caption: 'Who', columns: ['who', 'where'], rows: [[['Orla'], ['open']]] };
      const fresh = driver(slack).chat;
      let stopAt = refused === 'table' ? 2 : 1;
      slack.disturb({ method: 'chat.postMessage', kind: 'error', error: 'invalid_blocks', times: stopAt });
      await fresh.post(CHANNEL, { ...post('who'), blocks: [table] }, 'd1');
      const kinds = () => slack.messages('C1').map(({ blocks }) => blocks.map(({ type }) => type));
      const expected = refused === 'table' ? ['rich_text'] : ['rich_text', 'table'];
      expect(kinds()).toEqual([expected]);
      stopAt = slack.callsOf('chat.postMessage').length;
      await fresh.post(CHANNEL, { ...post('who'), blocks: [table] }, 'd2');
      expect(slack.callsOf('chat.postMessage').length - stopAt).toBe(1);
      expect(kinds()).toEqual([expected, expected]);
    },
  );

  it('sends the words alone when the layout is not taken, then gives up', async () => {
    slack.disturb({ method: 'chat.postMessage', kind: 'error', error: 'invalid_blocks', times: 1 });
    await opened.chat.post(CHANNEL, post('the vote'), 'd1');
    expect(slack.messages('C1')[0]?.blocks).toMatchObject([{ type: 'rich_text' }]);
    slack.disturb({ method: 'chat.postMessage', kind: 'error', error: 'msg_blocks_too_long', times: 2 });
    expect(await failureOf(opened.chat.post(CHANNEL, post('the vote'), 'd2'))).toMatchObject({
      code: 'chat-refused',
      retry: false,
    });
  });

  it('shows a timeline as a picture with its words', async () => {
    const alt = 'Tides: Orla Brandt: opposes on 12 Feb.';
    const { chat } = driver(slack, {
      pictures: async () => ({ draw: async () => ({ svg: '', png: Buffer.from('png'), width: 1, height: 1, alt }) }),
    });
    await chat.post(CHANNEL, { ...post('who'), blocks: [timeline('Tides')] }, 'd1');
    expect(slack.files).toMatchObject([{ altText: alt, name: 'timeline.png' }]);
    expect(slack.messages('C1')[0]?.blocks).toMatchObject([
      { type: 'image', alt_text: alt, slack_file: { id: slack.files[0]?.id } },
      { type: 'rich_text' },
    ]);
  });

  it('shows a timeline in words where no picture can be uploaded', async () => {
    await opened.chat.post(CHANNEL, { ...post('who'), blocks: [timeline('Tides')] }, 'd1');
    expect(slack.messages('C1')[0]?.blocks).toMatchObject([{ type: 'rich_text' }]);
  });
});

describe('what Slack says no to', () => {
  it.each([
    ['channel_not_found', 'channel-lost'],
    ['is_archived', 'channel-lost'],
    ['not_in_channel', 'channel-lost'],
    ['restricted_action_read_only_channel', 'channel-lost'],
    ['missing_scope', 'channel-lost'],
    ['account_inactive', 'workspace-lost'],
    ['token_revoked', 'workspace-lost'],
    ['invalid_auth', 'workspace-lost'],
    ['fatal_error', 'chat-down'],
    ['service_unavailable', 'chat-down'],
    ['something_new', 'chat-refused'],
  ])('%s is %s', async (error, code) => {
    slack.disturb({ method: 'chat.postMessage', kind: 'error', error });
    const failure = await failureOf(opened.chat.post(CHANNEL, post('x'), 'd1'));
    expect(failure).toMatchObject({ code, retry: code === 'chat-down' });
    expect(failure.words).not.toContain('xoxb');
    expect(slack.callsOf('chat.postMessage')).toHaveLength(1);
  });

  it('says when to come again', async () => {
    slack.disturb({ method: 'chat.postMessage', kind: 'rate-limit', retryAfterSeconds: 30 });
    const failure = await failureOf(opened.chat.post(CHANNEL, post('x'), 'd1'));
    expect(failure).toMatchObject({ code: 'chat-refused', retry: true });
    expect(Date.parse(failure.retryAt ?? '') - Date.parse(clock.now())).toBeGreaterThan(28_000);
    expect(slack.callsOf('chat.postMessage')).toHaveLength(1);
  });

  it('is blind where it may not read', async () => {
    slack.disturb({ method: 'conversations.history', kind: 'error', error: 'missing_scope' });
    expect(await failureOf(opened.chat.find(CHANNEL, 'd1', since()))).toMatchObject({ code: 'chat-blind' });
    slack.change({ channel: { id: 'C2', botIsMember: false } });
    slack.disturb({ method: 'conversations.history', kind: 'error', error: 'not_in_channel' });
    expect(await failureOf(opened.chat.find({ ...CHANNEL, id: 'C2' }, 'd1', since()))).toMatchObject({
      code: 'chat-blind',
    });
  });

  it('is blind where there is too much to look through', async () => {
    for (let index = 0; index < 160; index += 1) await slack.say({ channel: 'C2', text: `words ${index}` });
    const place = { ...CHANNEL, id: 'C2' };
    expect(await failureOf(opened.chat.find(place, 'd1', new Date(Date.now() - 60_000).toISOString()))).toMatchObject({
      code: 'chat-blind',
    });
  });
});

describe('lost answers', () => {
  it.each([
    ['the connection drops', { kind: 'drop' }],
    ['the answer is no JSON', { kind: 'malformed' }],
    ['a gateway fails', { kind: 'status', status: 502 }],
    ['it fails in the middle', { kind: 'error', error: 'fatal_error' }],
  ] as const)('finds what arrived when %s, and that nothing did', async (_, disturbance) => {
    for (const stored of [true, false]) {
      slack.reset();
      slack.disturb({ method: 'chat.postMessage', ...disturbance, stored });
      const began = since();
      expect(await failureOf(opened.chat.post(CHANNEL, post('once'), 'd1'))).toMatchObject({
        code: 'chat-down',
        retry: true,
      });
      expect(slack.callsOf('chat.postMessage')).toHaveLength(1);
      const arrived = await opened.chat.find(CHANNEL, 'd1', began);
      expect(arrived).toBe(stored ? slack.messages('C1')[0]?.ts : null);
    }
  });

  it('finds what arrived though our clock ran two hours ahead', async () => {
    await slack.say({ channel: 'C1', text: 'good morning' });
    slack.disturb({ method: 'chat.postMessage', kind: 'drop', stored: true });
    await failureOf(opened.chat.post(CHANNEL, post('once'), 'd1'));
    const ahead = new Date(Date.now() + 7_200_000).toISOString();
    expect(await opened.chat.find(CHANNEL, 'd1', ahead)).toBe(slack.messages('C1').at(-1)?.ts);
    expect(await opened.chat.find(CHANNEL, 'd2', ahead)).toBeNull();
  });

  it('reads no further back than what may be the post', async () => {
    for (let index = 0; index < 40; index += 1) await slack.say({ channel: 'C1', text: `words ${index}` });
    expect(await opened.chat.find(CHANNEL, 'd1', new Date(Date.now() + 60_000).toISOString())).toBeNull();
    expect(slack.callsOf('conversations.history')).toHaveLength(1);
  });

  it('finds an edit whose answer was lost', async () => {
    const ref = await opened.chat.post(CHANNEL, post('first'), 'd1');
    slack.disturb({ method: 'chat.update', kind: 'drop', stored: true });
    expect(await failureOf(opened.chat.edit(CHANNEL, ref, post('second'), 'd2'))).toMatchObject({ code: 'chat-down' });
    expect(await opened.chat.find(CHANNEL, 'd2', since())).toBe(ref);
  });

  it('waits no longer than ten seconds', async () => {
    slack.disturb({ method: 'chat.postMessage', kind: 'hang', ms: 20_000 });
    const began = Date.now();
    expect(await failureOf(opened.chat.post(CHANNEL, post('x'), 'd1'))).toMatchObject({ code: 'chat-down' });
    expect(Date.now() - began).toBeLessThan(12_000);
  }, 20_000);
});

it('knows no token in its log, whatever happens', async () => {
  const world = await openStarted();
  world.slack.disturb({ method: '*', kind: 'error', error: 'fatal_error', times: 3 });
  await world.slack.command({ channel: 'C1', command: '/brief', text: 'a secret wish' });
  world.slack.socket.disconnect('refresh_requested');
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(world.log.lines.join('\n')).not.toMatch(/xox|xapp|secret wish|actions\/T1|ws:\/\//);
  await world.close();
});

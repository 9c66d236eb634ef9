import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { client } from './bolt-app.ts';
import { openSlack, type Slack } from './open.ts';

let slack: Slack;
beforeAll(async () => {
  slack = await openSlack({
    workspaces: [
      {
        ...{
          team: 'T1',
          botToken: 'xoxb-1',
          users: [
            { id: 'U1', name: 'ada', tz: 'Asia/Kolkata', isGuest: true },
            { id: 'U2', name: 'ben' },
          ],
        },
        channels: [
          { id: 'C1', name: 'general' },
          { id: 'C2', name: 'public', botIsMember: false },
          { id: 'C3', name: 'private', isPrivate: true, botIsMember: false },
          { id: 'C4', name: 'old', isArchived: true },
          { id: 'C5', name: 'quiet', refusesPosts: 'restricted_action_read_only_channel' },
          { id: 'C6', name: 'small', isPrivate: true, members: ['U1'] },
        ],
      },
      { team: 'T2', botToken: 'xoxb-2', channels: [{ id: 'C9', name: 'theirs' }] },
    ],
  });
});
afterAll(() => slack.close());
beforeEach(() => slack.reset());

const web = () => client(slack);
const code = async (call: Promise<unknown>): Promise<string> => {
  try {
    await call;
    return 'ok';
  } catch (error) {
    return (error as { data?: { error?: string } }).data?.error ?? String(error);
  }
};
const rich = [
  {
    type: 'rich_text' as const,
    elements: [{ type: 'rich_text_section' as const, elements: [{ type: 'text' as const, text: 'a' }] }],
  },
];
const section = [{ type: 'section' as const, text: { type: 'plain_text' as const, text: 'a' } }];

describe('posting', () => {
  test.each([
    ['C1', 'ok'],
    ['C2', 'ok'],
    ['C3', 'channel_not_found'],
    ['C4', 'is_archived'],
    ['C5', 'restricted_action_read_only_channel'],
    ['U1', 'ok'],
    ['U7', 'channel_not_found'],
    ['#general', 'channel_not_found'],
    ['C9', 'channel_not_found'],
  ])('to %s: %s', async (channel, answer) => {
    expect(await code(web().chat.postMessage({ channel, text: 'a' }))).toBe(answer);
    // only a channel of another workspace is the app's mistake
    expect(slack.takeFaults().map(({ kind }) => kind)).toEqual(channel === 'C9' ? ['other-workspace'] : []);
    expect(slack.calls.at(-1)).toMatchObject({ method: 'chat.postMessage', team: 'T1', token: 'bot', answer });
  });

  test('to a public channel without being in it needs its own scope', async () => {
    slack.change({ scopes: ['chat:write'] });
    expect(await code(web().chat.postMessage({ channel: 'C2', text: 'a' }))).toBe('not_in_channel');
    slack.change({ scopes: ['commands'] });
    await expect(web().chat.postMessage({ channel: 'C1', text: 'a' })).rejects.toMatchObject({
      data: { error: 'missing_scope', needed: 'chat:write', provided: 'commands' },
    });
  });

  test('nothing, wrong blocks and blocks without text', async () => {
    expect(await code(web().chat.postMessage({ channel: 'C1', text: '' }))).toBe('no_text');
    const wrong = web().chat.postMessage({ channel: 'C1', text: 'a', blocks: [{ type: 'sektion' }] });
    await expect(wrong).rejects.toMatchObject({
      data: { error: 'invalid_blocks', response_metadata: { messages: [expect.stringContaining('/blocks/0/type')] } },
    });
    expect(await code(web().chat.postMessage({ channel: 'C1', text: '', blocks: section }))).toBe('ok');
    expect(slack.takeFaults().map(({ kind }) => kind)).toEqual(['missing-text', 'blocks', 'missing-text']);
  });

  test('a reply to what is not there is seen by nobody, and noted', async () => {
    expect(await code(web().chat.postMessage({ channel: 'C1', text: 'a', thread_ts: '1' }))).toBe('invalid_thread_ts');
    expect(await code(web().chat.postMessage({ channel: 'C1', text: 'a', thread_ts: '1600000000.000001' }))).toBe('ok');
    expect(slack.takeFaults()).toMatchObject([{ kind: 'arguments' }]);
  });

  test('to one person who is in the channel', async () => {
    const post = (user: string, channel = 'C6') => code(web().chat.postEphemeral({ channel, user, text: 'a' }));
    expect([await post('U1'), await post('U2'), await post('U1', 'C2')]).toEqual([
      'ok',
      'user_not_in_channel',
      'not_in_channel',
    ]);
    expect(slack.ephemerals('U1')).toHaveLength(1);
    expect(slack.messages('C6')).toEqual([]);
  });

  test('a token in the text, an unknown argument and the wrong kind of token', async () => {
    await web().chat.postMessage({ channel: 'C1', text: 'xoxb-2' });
    await web().apiCall('chat.postMessage', { channel: 'C1', text: 'a', chanel: 'C1' });
    expect(await code(client(slack, 'xapp-1').chat.postMessage({ channel: 'C1', text: 'a' }))).toBe(
      'not_allowed_token_type',
    );
    expect(await code(web().apps.connections.open({}))).toBe('not_allowed_token_type');
    expect(await code(client(slack, 'xoxb-9').auth.test())).toBe('invalid_auth');
    expect(await code(client(slack, '').auth.test())).toBe('not_authed');
    expect(await code(web().apiCall('chat.shout'))).toBe('unknown_method');
    expect(slack.takeFaults().map(({ kind }) => kind)).toEqual([
      'secret',
      'arguments',
      'token',
      'token',
      'token',
      'unknown-method',
    ]);
  });
});

describe('changing', () => {
  test('keeps blocks and metadata that are not given; rich text stays rich text', async () => {
    const metadata = { event_type: 'posted', event_payload: { key: 'k' } };
    const { ts = '' } = await web().chat.postMessage({
      channel: 'C1',
      text: 'a',
      blocks: rich,
      metadata,
      parse: 'none',
    });
    await web().chat.update({ channel: 'C1', ts, text: 'b' });
    expect(slack.messages('C1')).toMatchObject([{ text: 'b', edits: 1, metadata, blocks: [{ type: 'rich_text' }] }]);
    expect(slack.messages('C1')[0]).not.toHaveProperty('parse');
    expect(await code(web().chat.update({ channel: 'C1', ts, text: 'c', blocks: section }))).toBe('block_mismatch');
    expect(await code(web().chat.update({ channel: 'C1', ts, text: 'x'.repeat(4001) }))).toBe('msg_too_long');
    expect(slack.takeFaults().map(({ kind }) => kind)).toEqual(['blocks', 'long-text']);
    expect(slack.messages('C1')).toMatchObject([{ text: 'b', edits: 1 }]);
  });

  test('only what is there and its own', async () => {
    const { message } = await slack.say({ channel: 'C1', text: 'theirs' });
    const change = (ts: string, channel = 'C1') => code(web().chat.update({ channel, ts, text: 'b' }));
    expect(await change(message.ts)).toBe('cant_update_message');
    expect(await change('1600000000.000001')).toBe('message_not_found');
    const direct = await web().chat.postMessage({ channel: 'U1', text: 'a' });
    expect(direct.channel).toBe('DU1');
    expect(await change(direct.ts ?? '', 'U1')).toBe('channel_not_found');
    expect(await change(direct.ts ?? '', 'DU1')).toBe('ok');
    await web().chat.delete({ channel: 'DU1', ts: direct.ts ?? '' });
    expect(await change(direct.ts ?? '', 'DU1')).toBe('message_not_found');
    expect(slack.messages('U1')).toEqual([]);
    expect(slack.allMessages('U1')).toMatchObject([{ deleted: true }]);
  });
});

describe('looking back', () => {
  test('history and replies: order, span, pages and metadata', async () => {
    const metadata = { event_type: 'posted', event_payload: { key: 'k' } };
    const stamps: string[] = [];
    for (const text of ['a', 'b', 'c'])
      stamps.push((await web().chat.postMessage({ channel: 'C1', text, metadata })).ts ?? '');
    const [a = '', b = ''] = stamps;
    const reply = await web().chat.postMessage({ channel: 'C1', text: 'under a', thread_ts: a });
    await web().chat.postMessage({ channel: 'C1', text: 'under a, for all', thread_ts: a, reply_broadcast: true });
    const texts = async (more: object) => {
      const { messages = [], has_more } = await web().conversations.history({ channel: 'C1', ...more });
      return [messages.map(({ text }) => text), has_more];
    };
    expect(await texts({})).toEqual([['under a, for all', 'c', 'b', 'a'], false]);
    expect(await texts({ oldest: b })).toEqual([['under a, for all', 'c'], false]);
    expect(await texts({ oldest: b, inclusive: true, latest: b })).toEqual([['b'], false]);
    expect(await texts({ limit: 2 })).toEqual([['under a, for all', 'c'], true]);
    const first = await web().conversations.history({ channel: 'C1', limit: 2 });
    expect(await texts({ limit: 2, cursor: first.response_metadata?.next_cursor })).toEqual([['b', 'a'], false]);
    expect(first.messages?.[1]).not.toHaveProperty('metadata');
    const full = await web().conversations.history({ channel: 'C1', include_all_metadata: true });
    expect(full.messages?.[1]?.metadata).toEqual(metadata);
    const thread = await web().conversations.replies({ channel: 'C1', ts: a });
    expect(thread.messages?.map(({ text }) => text)).toEqual(['a', 'under a', 'under a, for all']);
    expect(await code(web().conversations.replies({ channel: 'C1', ts: '1600000000.000001' }))).toBe(
      'thread_not_found',
    );
    const link = await web().chat.getPermalink({ channel: 'C1', message_ts: reply.ts ?? '' });
    expect(link.permalink).toMatch(/^https:\/\/t1\.slack\.com\/archives\/C1\/p\d{16}$/u);
  });

  test('needs membership and the scope of the kind of channel', async () => {
    const history = (channel: string) => code(web().conversations.history({ channel }));
    expect(await history('C2')).toBe('not_in_channel');
    slack.change({ scopes: ['channels:history'] });
    expect([await history('C1'), await history('C6')]).toEqual(['ok', 'missing_scope']);
  });

  test('channels, members and people', async () => {
    expect((await web().conversations.info({ channel: 'C2' })).channel).toMatchObject({
      name: 'public',
      is_member: false,
    });
    expect(await code(web().conversations.info({ channel: 'C3' }))).toBe('channel_not_found');
    expect((await web().conversations.members({ channel: 'C6' })).members).toEqual(['U1', 'UBOTT1']);
    const mine = await web().users.conversations({ types: 'public_channel,private_channel', exclude_archived: true });
    expect(mine.channels?.map(({ id }) => id)).toEqual(['C1', 'C5', 'C6']);
    expect((await web().users.info({ user: 'U1' })).user).toMatchObject({
      tz: 'Asia/Kolkata',
      tz_offset: 19_800,
      is_restricted: true,
    });
    expect(await code(web().users.info({ user: 'U9' }))).toBe('user_not_found');
    expect((await web().conversations.open({ users: 'U2' })).channel?.id).toBe('DU2');
  });
});

describe('views', () => {
  const modal = { type: 'modal' as const, title: { type: 'plain_text' as const, text: 'a' }, blocks: section };
  const home = { type: 'home' as const, blocks: section };

  test('a trigger opens one view, of its own workspace, within three seconds', async () => {
    let now = Date.now();
    const clocked = await openSlack({ now: () => now });
    const trigger = async () => (await clocked.command({ channel: 'C1', command: '/a' })).triggerId ?? '';
    const open = async (trigger_id: string) => code(client(clocked).views.open({ trigger_id, view: modal }));
    const first = await trigger();
    expect([await open(first), await open(first), await open('x')]).toEqual([
      'ok',
      'exchanged_trigger_id',
      'invalid_trigger_id',
    ]);
    const second = await trigger();
    now += 3001;
    expect(await open(second)).toBe('expired_trigger_id');
    await clocked.close();
  });

  test('a Home tab that changed in between', async () => {
    const first = await web().views.publish({ user_id: 'U1', view: home });
    const hash = first.view?.hash ?? '';
    expect(await code(web().views.publish({ user_id: 'U1', view: home, hash }))).toBe('ok');
    expect(await code(web().views.publish({ user_id: 'U1', view: home, hash }))).toBe('hash_conflict');
    expect(await code(web().views.publish({ user_id: 'U1', view: { ...home, blocks: [{ type: 'x' }] } }))).toBe(
      'invalid_arguments',
    );
    expect(slack.home('U1')).toMatchObject({ edits: 1 });
    slack.takeFaults();
  });
});

describe('response urls', () => {
  const post = async (url: string, payload: object, headers = {}): Promise<readonly [number, string]> => {
    const response = await fetch(url, { method: 'POST', body: JSON.stringify(payload), headers });
    return [response.status, await response.text()];
  };

  test('five uses in half an hour, no token, and nothing that Slack would refuse', async () => {
    let now = Date.now();
    const clocked = await openSlack({ now: () => now });
    const url = async () => (await clocked.command({ channel: 'C1', command: '/a' })).responseUrl ?? '';
    const first = await url();
    clocked.takeFaults(); // no app acknowledged the command
    for (let use = 0; use < 5; use += 1) expect(await post(first, { text: `${use}` })).toEqual([200, 'ok']);
    expect(await post(first, { text: 'a' })).toEqual([404, 'used_url']);
    const second = await url();
    expect(await post(second, { text: 'a', channel: 'C1' })).toEqual([400, 'invalid_payload']);
    await post(second, { text: 'a' }, { authorization: 'Bearer xoxb-1' });
    now += 31 * 60_000;
    expect(await post(second, { text: 'a' })).toEqual([404, 'expired_url']);
    expect(clocked.takeFaults().map(({ kind }) => kind)).toEqual([
      'response-url',
      'no-ack',
      'payload',
      'secret',
      'response-url',
    ]);
    expect(clocked.responses).toHaveLength(9);
    expect(clocked.ephemerals('U1')).toHaveLength(6);
    await clocked.close();
  });
});

describe('files', () => {
  test('are announced, sent and shared', async () => {
    const file = Buffer.from('a picture');
    await web().filesUploadV2({
      channel_id: 'C1',
      filename: 'a.png',
      file,
      title: 'A picture',
      initial_comment: 'look',
    });
    expect(slack.files).toMatchObject([
      { name: 'a.png', title: 'A picture', channel: 'C1', body: file, shared: true, altText: '' },
    ]);
    expect(slack.messages('C1')).toMatchObject([{ by: 'file', text: 'look', files: [slack.files[0]?.id] }]);
    // the library's alt_text is not the method's alt_txt
    await web().filesUploadV2({ channel_id: 'C1', filename: 'b.png', file, alt_text: 'described' });
    expect(slack.takeFaults()).toMatchObject([{ kind: 'arguments', detail: 'unknown: alt_text' }]);
    expect(slack.files[1]?.altText).toBe('');
  });

  test('that were not sent, or not whole, are not there', async () => {
    const announced = { filename: 'a.png', length: 9, alt_txt: 'a' };
    const asked: { readonly [key: string]: unknown } = { ...(await web().files.getUploadURLExternal(announced)) };
    const complete = () =>
      code(web().files.completeUploadExternal({ files: [{ id: String(asked.file_id) }], channel_id: 'C1' }));
    expect(await complete()).toBe('file_not_found');
    expect((await fetch(String(asked.upload_url), { method: 'POST', body: 'short' })).status).toBe(400);
    expect((await fetch(String(asked.upload_url), { method: 'POST', body: 'a picture' })).status).toBe(200);
    expect(await complete()).toBe('ok');
    expect(slack.takeFaults()).toMatchObject([{ kind: 'arguments', where: 'upload' }]);
  });
});

test('auth.revoke ends the token', async () => {
  expect((await web().auth.test()).team_id).toBe('T1');
  await web().auth.revoke();
  expect(await code(web().auth.test())).toBe('token_revoked');
});

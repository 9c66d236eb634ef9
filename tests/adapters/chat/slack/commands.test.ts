import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Message } from '../../../fakes/slack/open.ts';
import { openStarted, reply } from './open-driver.ts';

let world: Awaited<ReturnType<typeof openStarted>>;
beforeAll(async () => {
  world = await openStarted();
});
afterEach(() => {
  expect(world.slack.takeFaults()).toEqual([]);
  world.slack.reset();
  world.desk.asked.length = 0;
  world.desk.followed.length = 0;
  world.desk.reply = ({ command }) => reply(`answer to ${command}`);
});
afterAll(() => world.close());

const words = (message: Message) => JSON.stringify(message.blocks);
const seenBy = (user: string, text: string) =>
  world.slack.until(() => world.slack.ephemerals(user).find((message) => words(message).includes(text)));
const seenIn = (channel: string, text: string) =>
  world.slack.until(() => world.slack.messages(channel).find((message) => words(message).includes(text)));

describe('slash commands', () => {
  it('acknowledges at once and answers the asker alone', async () => {
    const ack = await world.slack.command({ channel: 'C1', command: '/brief', text: 'tides since:7d' });
    expect(ack).toMatchObject({ ok: true, payload: {} });
    const message = await seenBy('U1', 'answer to brief');
    expect(message).toMatchObject({ text: 'answer to brief', onlyFor: 'U1' });
    expect(world.desk.asked).toEqual([
      {
        request: { command: 'brief', options: { topic: 'tides', since: '7d' }, page: 1 },
        asker: {
          channel: { chat: 'slack', workspace: 'T1', id: 'C1' },
          user: 'U1',
          mayManage: true,
          timezone: 'Asia/Tokyo',
        },
      },
    ]);
    expect(world.slack.messages('C1')).toEqual([]);
  });

  it('acknowledges before a slow answer', async () => {
    world.desk.reply = () => new Promise((resolve) => setTimeout(() => resolve(reply('late')), 400));
    const ack = await world.slack.command({ channel: 'C1', command: '/brief' });
    expect(ack.ok).toBe(true);
    expect(ack.afterMs).toBeLessThan(300);
    await seenBy('U1', 'late');
  });

  it('reads what Slack escapes: links, channels and signs', async () => {
    const text = 'tides since:7d who:"A &amp; B" view:now';
    await world.slack.command({ channel: 'C1', command: '/stance', text: text.replace(' since:7d', '') });
    await seenBy('U1', 'answer to stance');
    expect(world.desk.asked[0]?.request.options).toEqual({ topic: 'tides', who: 'A & B', view: 'now' });
  });

  it('says what it does not understand', async () => {
    await world.slack.command({ channel: 'C1', command: '/stance', text: 'tides wo:Orla' });
    const message = await seenBy('U1', 'has no option');
    expect(message.text).toContain('did you mean who');
    expect(world.desk.asked).toEqual([]);
  });

  it('shows a public answer to all', async () => {
    world.desk.reply = () => reply('for all', { private: false });
    await world.slack.command({ channel: 'C1', command: '/brief' });
    expect(await seenIn('C1', 'for all')).toMatchObject({ by: 'response_url' });
  });

  it('answers a guest, who may not manage', async () => {
    await world.slack.command({ channel: 'C1', command: '/brief', user: 'U3' });
    await seenBy('U3', 'answer to brief');
    expect(world.desk.asked[0]?.asker.mayManage).toBe(false);
  });

  it('does once what comes twice', async () => {
    const sent = world.slack.command({ channel: 'C1', command: '/brief' });
    await sent;
    await seenBy('U1', 'answer to brief');
    const again = await world.slack.socket.repeat();
    expect(again.ok).toBe(true);
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(world.desk.asked).toHaveLength(1);
  });

  it('answers through the channel when the response url is not answered', async () => {
    world.slack.disturb({ method: 'response_url', kind: 'status', status: 500 });
    await world.slack.command({ channel: 'C1', command: '/brief' });
    expect(await seenBy('U1', 'answer to brief')).toMatchObject({ by: 'chat.postEphemeral' });
  });

  it('speaks for the asker in a direct message', async () => {
    await world.slack.say({ channel: 'U1', text: 'hello' });
    await world.slack.until(() => world.slack.messages('U1').length > 1);
    const dm = world.slack.messages('U1')[0]?.channel ?? '';
    await world.slack.command({ channel: dm, command: '/brief' });
    await world.slack.until(() => world.desk.asked.length > 0);
    expect(world.desk.asked[0]?.asker.channel.id).toBe('user:U1');
    await seenBy('U1', 'answer to brief');
  });
});

describe('the option channel', () => {
  it('is answered as if asked there, for the asker alone, with buttons for there', async () => {
    const undo = { label: 'Undo', request: { command: 'brief', options: { topic: 'tides' } } };
    world.desk.reply = ({ command }) =>
      reply(`answer to ${command}`, { private: false, blocks: [{ kind: 'buttons', buttons: [undo] }] });
    await world.slack.command({ channel: 'C1', command: '/subscribe', text: 'tides channel:<#C2|harbour>' });
    const message = await seenBy('U1', 'Undo');
    expect(world.desk.asked[0]?.request.options).toEqual({ topic: 'tides' });
    expect(world.desk.asked[0]?.asker.channel.id).toBe('C2');
    await world.slack.press({ on: message, label: 'Undo' });
    await world.slack.until(() => world.desk.asked.length === 2);
    expect(world.desk.asked[1]).toMatchObject({
      request: { command: 'brief', options: { topic: 'tides' } },
      asker: { channel: { id: 'C2' } },
    });
    await world.slack.until(() => world.slack.ephemerals('U1').length === 2);
  });

  it.each([
    ['a private channel that one is not in', 'U1', 'C3'],
    ['a channel that there is not', 'U1', 'C99'],
    ['a direct message', 'U1', 'DU2'],
    ['words that are no channel', 'U1', 'harbour'],
  ])('refuses %s', async (_, user, channel) => {
    await world.slack.command({ channel: 'C1', command: '/subscribe', text: `tides channel:${channel}`, user });
    await seenBy(user, 'I cannot see that Slack channel');
    expect(world.desk.asked).toEqual([]);
  });

  it('refuses an archived channel', async () => {
    await world.slack.command({ channel: 'C1', command: '/subscribe', text: 'tides channel:C4' });
    await seenBy('U1', 'is archived');
    expect(world.desk.asked).toEqual([]);
  });

  it('lets who is in a private channel ask for it', async () => {
    await world.slack.command({ channel: 'C1', command: '/subscribe', text: 'tides channel:C3', user: 'U2' });
    await seenBy('U2', 'answer to subscribe');
    expect(world.desk.asked[0]?.asker.channel.id).toBe('C3');
  });
});

describe('buttons', () => {
  const withButtons = () =>
    reply('first page', {
      more: { command: 'brief', options: { topic: 'tides' }, page: 2 },
      share: { command: 'brief', options: { topic: 'tides', share: 'yes' } },
      blocks: [
        { kind: 'text', line: ['first page'] },
        {
          kind: 'buttons',
          buttons: [{ label: 'Sources', request: { command: 'stance', options: { topic: 'x'.repeat(2500) } } }],
        },
      ],
    });

  it('turns the page of a private answer in its place', async () => {
    world.desk.reply = ({ page = 1 }) => (page === 1 ? withButtons() : reply('second page'));
    await world.slack.command({ channel: 'C1', command: '/brief', text: 'tides' });
    const first = await seenBy('U1', 'first page');
    await world.slack.press({ on: first, label: 'More' });
    await seenBy('U1', 'second page');
    expect(world.slack.ephemerals('U1')).toHaveLength(1);
  });

  it('shares in the channel, with the name of who did and without a ping', async () => {
    world.desk.reply = ({ options }) => (options.share ? { ...reply('shared'), private: false } : withButtons());
    await world.slack.command({ channel: 'C1', command: '/brief', text: 'tides' });
    await world.slack.press({ on: await seenBy('U1', 'first page'), label: 'Share in channel' });
    const shared = await seenIn('C1', 'shared');
    expect(words(shared)).toContain('Shared by ada');
    expect(world.slack.effects(shared).mentions).toEqual([]);
    expect(world.slack.ephemerals('U1')).toHaveLength(1);
  });

  it('keeps a request that is too long for a button, and says when it is gone', async () => {
    world.desk.reply = ({ command }) => (command === 'brief' ? withButtons() : reply('the sources'));
    await world.slack.command({ channel: 'C1', command: '/brief', text: 'tides' });
    const first = await seenBy('U1', 'first page');
    await world.slack.press({ on: first, label: 'Sources' });
    await seenBy('U1', 'the sources');
    expect(world.desk.asked.at(-1)?.request.options.topic).toHaveLength(2500);
    world.store.kept.clear();
    await world.slack.press({ on: first, label: 'Sources' });
    await seenBy('U1', 'too old');
  });

  it('answers privately under a public post', async () => {
    await world.chat.post({ chat: 'slack', workspace: 'T1', id: 'C1' }, { ...withButtons(), private: false }, 'd1');
    const post = await seenIn('C1', 'first page');
    world.desk.reply = () => reply('private page');
    await world.slack.press({ on: post, label: 'More', user: 'U2' });
    await seenBy('U2', 'private page');
    expect(world.slack.messages('C1')).toHaveLength(1);
    expect(words(world.slack.now(post))).toContain('first page');
  });

  it('answers in the thread that a button stands in', async () => {
    const place = { chat: 'slack', workspace: 'T1', id: 'C1' };
    const ref = await world.chat.post(place, reply('a story'), 'd1');
    await world.chat.post({ ...place, thread: ref }, withButtons(), 'd2');
    const note = await seenIn('C1', 'first page');
    world.desk.reply = () => reply('in the thread');
    await world.slack.press({ on: note, label: 'Sources' });
    expect(await seenBy('U1', 'in the thread')).toMatchObject({ threadTs: ref });
  });
});

describe('forms', () => {
  it('opens one for a bare command that needs something, and answers through the response url', async () => {
    await world.slack.command({ channel: 'C1', command: '/subscribe' });
    const view = await world.slack.until(() => world.slack.views[0]);
    expect(view.blocks.map((block) => block.block_id)).toEqual(['topic', 'mode', 'at', 'days', 'timezone', 'channel']);
    const { options } = await world.slack.suggest({ on: view, actionId: 'option:subscribe:topic', value: 'topic 7' });
    expect(options[0]).toMatchObject({ text: 'topic 7 of T1', value: 'topic-7' });
    world.desk.reply = () => reply('subscribed', { private: false });
    const ack = await world.slack.submit({
      view,
      values: { topic: 'topic-7', mode: 'digest', at: '08:30', days: ['mon', 'fri'] },
    });
    expect(ack.ok).toBe(true);
    await seenIn('C1', 'subscribed');
    expect(world.desk.asked[0]?.request).toMatchObject({
      command: 'subscribe',
      options: { topic: 'topic-7', mode: 'digest', at: '08:30', days: 'mon,fri' },
    });
  });

  it('opens one from a button, filled with what it knows, and keeps what it does not ask', async () => {
    const request = { command: 'subscribe', options: { topic: 'tides', mode: 'digest', at: '07:15', days: 'mon,wed' } };
    world.desk.reply = () =>
      reply('set up', { blocks: [{ kind: 'buttons', buttons: [{ label: 'Change', request, form: ['at', 'days'] }] }] });
    await world.slack.command({ channel: 'C1', command: '/brief' });
    await world.slack.press({ on: await seenBy('U1', 'Change'), label: 'Change' });
    const view = await world.slack.until(() => world.slack.views[0]);
    expect(view.blocks.map((block) => block.block_id)).toEqual(['at', 'days']);
    expect(JSON.stringify(view.blocks)).toContain('"initial_time":"07:15"');
    world.desk.reply = () => reply('changed');
    await world.slack.submit({ view, values: { at: '09:00' } });
    await seenBy('U1', 'changed');
    expect(world.desk.asked.at(-1)?.request.options).toEqual({
      topic: 'tides',
      mode: 'digest',
      at: '09:00',
      days: 'mon,wed',
    });
  });

  it('completes with at most 100 values, of the own workspace only', async () => {
    await world.slack.command({ channel: 'C1', command: '/stance' });
    const view = await world.slack.until(() => world.slack.views[0]);
    const { ok, options } = await world.slack.suggest({ on: view, actionId: 'option:stance:who', value: 'who' });
    expect(ok).toBe(true);
    expect(options).toHaveLength(100);
    expect(options.every(({ text }) => text.endsWith('of T1'))).toBe(true);
  });

  it('tells how to write it where Slack opens no form', async () => {
    world.slack.disturb({ method: 'views.open', kind: 'error', error: 'expired_trigger_id' });
    await world.slack.command({ channel: 'C1', command: '/stance' });
    await seenBy('U1', 'Write it in one line: /stance tides');
  });
});

describe('messages', () => {
  it('asks about a message from its menu', async () => {
    const { message } = await world.slack.say({
      channel: 'C1',
      text: 'She said &lt;no&gt; <https://a.example|here>',
      user: 'U2',
    });
    await world.slack.shortcut({ callbackId: 'who-said', message });
    await seenBy('U1', 'answer to who-said');
    expect(world.desk.asked[0]?.request).toEqual({
      command: 'who-said',
      options: { text: 'She said <no> https://a.example', at: message.ts },
    });
  });

  it('answers a mention in its thread, visible to all there', async () => {
    const { message } = await world.slack.say({ channel: 'C1', text: '<@UBOTT1> brief tides since:7d' });
    const answer = await seenIn('C1', 'answer to brief');
    expect(answer).toMatchObject({ threadTs: message.ts, by: 'chat.postMessage' });
    expect(world.desk.asked[0]?.request.options).toEqual({ topic: 'tides', since: '7d' });
  });

  it('helps who only mentions it', async () => {
    await world.slack.say({ channel: 'C1', text: 'hello <@UBOTT1>' });
    await seenIn('C1', 'I know no command');
    await world.slack.say({ channel: 'C1', text: '<@UBOTT1>' });
    await seenIn('C1', 'answer to help');
  });

  it('answers in a direct message', async () => {
    await world.slack.say({ channel: 'U1', text: 'stance tides' });
    await seenIn('U1', 'answer to stance');
    expect(world.desk.asked[0]?.asker).toMatchObject({ channel: { id: 'user:U1' }, mayManage: true });
  });

  it('hears no bots, edits, or events that come twice', async () => {
    const mention = { type: 'app_mention', text: '<@UBOTT1> brief', channel: 'C1', ts: '1700000000.000100' };
    await world.slack.event({ event: { ...mention, user: 'U9', bot_id: 'B9' } });
    await world.slack.event({ event: { ...mention, user: 'U1', edited: { user: 'U1', ts: '1700000001.000100' } } });
    const im = { type: 'message', channel: 'DU1', channel_type: 'im', text: 'brief', ts: '1700000000.000100' };
    await world.slack.event({ event: { ...im, user: 'UBOTT1', bot_id: 'BT1' } });
    await world.slack.event({ event: { ...im, user: 'U1', subtype: 'message_changed' } });
    await world.slack.event({ event: { ...mention, user: 'U1' }, eventId: 'Ev1' });
    await world.slack.event({
      event: { ...mention, user: 'U1' },
      eventId: 'Ev1',
      retry: { number: 1, reason: 'timeout' },
    });
    await seenIn('C1', 'answer to brief');
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(world.desk.asked).toHaveLength(1);
    world.slack.takeFaults(); // the thread's first message is none of the fake's
  });
});

describe('the Home tab', () => {
  const list = () =>
    reply('list', {
      blocks: [
        { kind: 'heading', text: 'This channel gets' },
        { kind: 'bullets', items: [['Tides: live']] },
        { kind: 'buttons', buttons: [{ label: 'Pause', request: { command: 'brief', options: { topic: 'tides' } } }] },
      ],
    });

  it('shows the channels with subscriptions that the person is in, and no others', async () => {
    world.desk.followed.push('C1', 'C3', 'C99');
    world.desk.reply = list;
    await world.slack.openHome();
    const home = await world.slack.until(() => world.slack.home('U1'));
    const text = JSON.stringify(home.blocks);
    expect(text).toContain('"channel_id":"C1"');
    expect(text).not.toContain('C3');
    expect(text).toContain('Pause');
    expect(world.desk.asked.map(({ asker }) => asker.channel.id)).toEqual(['C1']);
  });

  it('asks for the channel of the button that is pressed, and shows the answer and the new state', async () => {
    world.desk.followed.push('C1');
    world.desk.reply = list;
    await world.slack.openHome();
    const home = await world.slack.until(() => world.slack.home('U1'));
    world.desk.reply = ({ command }) => (command === 'brief' ? reply('paused it') : list());
    await world.slack.press({ on: home, label: 'Pause' });
    await world.slack.until(() => JSON.stringify(world.slack.home('U1')?.blocks).includes('paused it'));
    expect(world.desk.asked.find(({ request }) => request.command === 'brief')).toMatchObject({
      request: { options: { topic: 'tides' } },
      asker: { channel: { id: 'C1' } },
    });
    expect(world.slack.callsOf('views.publish').at(-1)?.args.hash).toBe(home.hash);
  });

  it('adds a subscription to a channel that is chosen', async () => {
    await world.slack.openHome();
    await world.slack.press({ on: await world.slack.until(() => world.slack.home('U1')), label: 'Add' });
    const view = await world.slack.until(() => world.slack.views[0]);
    const channel = view.blocks.find((block) => block.block_id === 'channel');
    expect(channel).toMatchObject({ optional: false });
    await world.slack.suggest({ on: view, actionId: 'option:subscribe:topic', value: 'topic 3' });
    world.desk.reply = () => reply('now it gets tides', { private: false });
    await world.slack.submit({ view, values: { topic: 'topic-3', channel: 'C2' } });
    await world.slack.until(() => JSON.stringify(world.slack.home('U1')?.blocks).includes('now it gets tides'));
    expect(world.desk.asked[0]?.asker.channel.id).toBe('C2');
    expect(world.slack.messages('C2')).toEqual([]);
  });
});

describe('losses', () => {
  it.each([
    ['is removed', { type: 'member_left_channel', user: 'UBOTT1', channel: 'C2', team: 'T1' }, 'C2'],
    ['sees a channel archived', { type: 'channel_archive', channel: 'C2', user: 'U2' }, 'C2'],
    ['sees a channel deleted', { type: 'channel_deleted', channel: 'C2' }, 'C2'],
  ])('tells the desk when it %s', async (_, event, id) => {
    world.desk.losses.length = 0;
    await world.slack.event({ event });
    await world.slack.until(() => world.desk.losses.length > 0);
    expect(world.desk.losses).toMatchObject([{ workspace: 'T1', id }]);
  });

  it('does not mind others who leave', async () => {
    world.desk.losses.length = 0;
    await world.slack.event({ event: { type: 'member_left_channel', user: 'U2', channel: 'C2', team: 'T1' } });
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(world.desk.losses).toEqual([]);
  });

  it('tells the desk once that the workspace is gone', async () => {
    world.desk.losses.length = 0;
    await world.slack.uninstall();
    await world.slack.until(() => world.desk.losses.length > 0);
    expect(world.desk.losses[0]).toMatchObject({ workspace: 'T1', id: null });
  });
});

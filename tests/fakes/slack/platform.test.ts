import { type App, App as BoltApp, HTTPReceiver } from '@slack/bolt';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { client, clientOptions, httpApp, silent, socketApp } from './bolt-app.ts';
import { type Ack, openSlack, type Slack } from './open.ts';
import { sign } from './send-http.ts';

const users = [
  { id: 'U1', name: 'ada', tz: 'Europe/Berlin', isAdmin: true },
  { id: 'U2', name: 'ben' },
];
const channels = [
  { id: 'C1', name: 'general' },
  { id: 'C2', name: 'secret', isPrivate: true, members: ['U1'] },
];
const plain = (text: string) => ({ type: 'plain_text' as const, text });
const button = { type: 'button' as const, action_id: 'more', value: 'b1', text: plain('More') };
const withButton = [{ type: 'actions' as const, block_id: 'row', elements: [button] }];
const form = {
  ...{ type: 'modal' as const, callback_id: 'subscribe', title: plain('Subscribe'), submit: plain('Save') },
  blocks: [
    {
      ...{ type: 'input' as const, block_id: 'topic', label: plain('Topic') },
      element: {
        type: 'external_select' as const,
        action_id: 'topic',
        min_query_length: 1,
        placeholder: plain('Type'),
      },
    },
    {
      ...{ type: 'input' as const, block_id: 'where', label: plain('Channel') },
      element: { type: 'conversations_select' as const, action_id: 'where' },
    },
    {
      ...{ type: 'input' as const, block_id: 'note', label: plain('Note'), optional: true },
      element: { type: 'plain_text_input' as const, action_id: 'note' },
    },
  ],
};

let slack: Slack;
let apps: App[] = [];
beforeEach(async () => {
  const workspaces = [
    { team: 'T1', botToken: 'xoxb-1', users, channels },
    { team: 'T2', botToken: 'xoxb-2', users: [{ id: 'U9', name: 'zoe' }], channels: [{ id: 'C9', name: 'news' }] },
  ];
  slack = await openSlack({ workspaces });
});
afterEach(async () => {
  for (const app of apps) await app.stop();
  apps = [];
  await slack.close();
});

/** An app that does one thing of each kind. */
function listen(app: App): App {
  apps.push(app);
  app.command('/brief', async ({ ack, command, say, respond, client: web }) => {
    if (command.text === 'slow') return;
    await ack(command.text === 'now' ? { text: 'at once', response_type: 'ephemeral' } : undefined);
    if (command.text === 'form') await web.views.open({ trigger_id: command.trigger_id, view: form });
    if (command.text === 'say') await say({ text: 'said', blocks: withButton });
    if (command.text === 'answer') await respond({ text: 'for you', blocks: withButton });
    if (command.text === 'all') await respond({ text: 'for all', response_type: 'in_channel' });
  });
  app.action('more', async ({ ack, respond }) => {
    await ack();
    await respond({ text: 'more of it', replace_original: true });
  });
  app.options('topic', async ({ ack, payload }) => {
    await ack({
      options: ['apples', 'pears']
        .filter((one) => one.includes(payload.value))
        .map((value) => ({ text: plain(value), value })),
    });
  });
  app.view('subscribe', async ({ ack, view, body, client: web }) => {
    const channel = view.state.values.where?.where?.selected_conversation ?? '';
    if (channel === 'C2') return ack({ response_action: 'errors', errors: { where: 'not there' } });
    await ack();
    const topic = view.state.values.topic?.topic?.selected_option?.value;
    await web.chat.postMessage({ channel, text: `${body.user.id} reads ${topic}` });
  });
  app.shortcut('who_said', async ({ ack, shortcut, client: web }) => {
    await ack();
    if (shortcut.type !== 'message_action') return;
    await web.chat.postEphemeral({
      channel: shortcut.channel.id,
      user: shortcut.user.id,
      text: `about: ${shortcut.message.text}`,
    });
  });
  app.event('app_mention', async ({ event, client: web }) => {
    await web.chat.postMessage({ channel: event.channel, text: 'you called', thread_ts: event.ts });
  });
  app.message(async ({ message, say }) => {
    if (message.channel_type === 'im') await say({ text: 'privately' });
  });
  app.event('app_home_opened', async ({ event, client: web }) => {
    const blocks = [{ type: 'section' as const, text: plain(`hello ${event.user}`) }];
    await web.views.publish({ user_id: event.user, view: { type: 'home', blocks } });
  });
  return app;
}

async function overSocket(): Promise<void> {
  const app = listen(socketApp(slack, { T1: 'xoxb-1', T2: 'xoxb-2' }));
  await app.start();
}
async function overHttp(): Promise<void> {
  const { origin } = await httpApp(slack, listen);
  slack.deliver({ kind: 'http', url: `${origin}/slack/events` });
}

describe.each([
  ['Socket Mode', overSocket],
  ['HTTP', overHttp],
])('a Bolt app over %s', (_, start) => {
  beforeEach(start);
  afterEach(() => expect(slack.takeFaults()).toEqual([]));

  test('takes a command and posts', async () => {
    const ack = await slack.command({ channel: 'C1', command: '/brief', text: 'say' });
    expect(ack).toMatchObject({ ok: true, payload: {} });
    const message = await slack.until(() => slack.messages('C1')[0]);
    expect(message).toMatchObject({ text: 'said', user: 'UBOTT1', by: 'chat.postMessage', edits: 0 });
  });

  test('answers in the acknowledgement', async () => {
    const ack = await slack.command({ channel: 'C1', command: '/brief', text: 'now', user: 'U2' });
    expect(ack.payload).toMatchObject({ text: 'at once' });
    expect(slack.ephemerals('U2')).toMatchObject([{ text: 'at once', by: 'ack' }]);
    expect(slack.messages('C1')).toEqual([]);
  });

  test('answers through the response_url, and a button replaces the answer', async () => {
    await slack.command({ channel: 'C1', command: '/brief', text: 'answer', user: 'U2' });
    const shown = await slack.until(() => slack.ephemerals('U2')[0]);
    expect(shown).toMatchObject({ text: 'for you', by: 'response_url' });
    const ack = await slack.press({ on: shown, label: 'More' });
    expect(ack.ok).toBe(true);
    await slack.until(() => slack.now(shown).text === 'more of it');
    expect(slack.now(shown).blocks).toEqual([]);
    expect(slack.ephemerals('U2')).toHaveLength(1);
    await expect(slack.press({ on: shown, actionId: 'more', user: 'U1' })).rejects.toThrow('does not see');
  });

  test('answers for all to see', async () => {
    await slack.command({ channel: 'C1', command: '/brief', text: 'all' });
    expect(await slack.until(() => slack.messages('C1')[0])).toMatchObject({ text: 'for all' });
  });

  test('opens a form, suggests, and takes it when it is filled in', async () => {
    await slack.command({ channel: 'C1', command: '/brief', text: 'form', user: 'U2' });
    const view = await slack.until(() => slack.views[0]);
    expect(view).toMatchObject({ callbackId: 'subscribe', title: 'Subscribe', user: 'U2', open: true });
    await expect(slack.submit({ view, values: { where: 'C1' } })).rejects.toThrow('asks for Topic');
    await expect(slack.submit({ view, values: { topic: 'apples', where: 'C1' } })).rejects.toThrow('offers no option');
    const asked = await slack.suggest({ on: view, actionId: 'topic', value: 'app' });
    expect(asked).toMatchObject({ ok: true, options: [{ text: 'apples', value: 'apples' }] });
    const wrong = await slack.submit({ view, values: { topic: 'apples', where: 'C2' } });
    expect(wrong.payload).toMatchObject({ response_action: 'errors' });
    expect(slack.views[0]?.open).toBe(true);
    await slack.submit({ view, values: { where: 'C1' } });
    expect(slack.views[0]?.open).toBe(false);
    expect(await slack.until(() => slack.messages('C1')[0])).toMatchObject({ text: 'U2 reads apples' });
  });

  test('takes a shortcut on a message, a mention, a direct message and the Home tab', async () => {
    const { message, ack: unheard } = await slack.say({ channel: 'C1', text: 'It rains.', user: 'U2' });
    expect(unheard).toBeUndefined();
    await slack.shortcut({ callbackId: 'who_said', message, user: 'U2' });
    expect(await slack.until(() => slack.ephemerals('U2')[0])).toMatchObject({ text: 'about: It rains.' });

    const mention = await slack.say({ channel: 'C1', text: '<@UBOTT1> hello' });
    expect(mention.ack?.ok).toBe(true);
    const reply = await slack.until(() => slack.messages('C1').find((one) => one.text === 'you called'));
    expect(reply.threadTs).toBe(mention.message.ts);

    await slack.say({ channel: 'DU1', text: 'hello', user: 'U1' });
    expect(await slack.until(() => slack.messages('U1').find((one) => one.user === 'UBOTT1'))).toMatchObject({
      channel: 'DU1',
    });

    await slack.openHome({ user: 'U2' });
    expect(await slack.until(() => slack.home('U2'))).toMatchObject({ kind: 'home', edits: 0 });
  });

  test('hears the same event twice when it is sent twice', async () => {
    const event = { type: 'app_mention', channel: 'C1', user: 'U1', text: 'hi', ts: '1.000001', event_ts: '1.000001' };
    const { message } = await slack.say({ channel: 'C1', text: 'hi' });
    const told = { event: { ...event, ts: message.ts }, eventId: 'Ev1' };
    await slack.event(told);
    await slack.event({ ...told, retry: { number: 1, reason: 'timeout' } });
    await slack.until(() => slack.messages('C1').filter((one) => one.text === 'you called').length === 2);
  });
});

describe('over Socket Mode', () => {
  beforeEach(overSocket);

  test('each workspace is answered with its own token', async () => {
    for (const [team, channel] of [
      ['T1', 'C1'],
      ['T2', 'C9'],
    ] as const)
      await slack.command({ team, channel, command: '/brief', text: 'say' });
    await slack.until(() => slack.messages('C1', 'T1')[0] && slack.messages('C9', 'T2')[0]);
    expect(slack.callsOf('chat.postMessage').map(({ team }) => team)).toEqual(['T1', 'T2']);
    expect(slack.faults).toEqual([]);
  });

  test('a command nobody acknowledges is told after three seconds', async () => {
    const ack = await slack.command({ channel: 'C1', command: '/brief', text: 'slow' });
    expect(ack).toMatchObject({ ok: false, failure: 'not acknowledged in time' });
    expect(ack.afterMs).toBeGreaterThanOrEqual(2990);
    expect(slack.takeFaults()).toMatchObject([{ kind: 'no-ack', where: '/brief' }]);
  });

  test.each([['refresh_requested'], ['link_disabled']] as const)(
    'the app comes back after a disconnect: %s',
    async (reason) => {
      slack.socket.disconnect(reason);
      const lost = await slack.command({ channel: 'C1', command: '/brief' });
      expect(lost.failure).toBe('the app is not connected');
      await slack.socket.untilConnected();
      expect((await slack.command({ channel: 'C1', command: '/brief' })).ok).toBe(true);
      expect(slack.callsOf('apps.connections.open')).toHaveLength(2);
    },
  );

  test('the last envelope comes again after a cut', async () => {
    await slack.command({ channel: 'C1', command: '/brief', text: 'say' });
    await slack.until(() => slack.messages('C1').length === 1);
    slack.socket.repeatAfterReconnect();
    slack.socket.terminate();
    await slack.until(() => slack.messages('C1').length === 2);
  });

  test('a late hello, unanswered pings and a refused connection', async () => {
    slack.socket.lateHello(150);
    slack.socket.terminate();
    await slack.until(() => slack.callsOf('apps.connections.open').length === 2);
    expect(slack.socket.connected()).toBe(0);
    await slack.socket.untilConnected();

    slack.socket.lateHello(0);
    slack.socket.answerPings(false);
    // the client pings every 5 s and gives the answer its ping timeout
    await slack.until(() => slack.callsOf('apps.connections.open').length === 3, 12_000);
    slack.socket.answerPings(true);
    await slack.socket.untilConnected();

    slack.socket.refuse(true);
    slack.socket.terminate();
    await slack.until(() => slack.callsOf('apps.connections.open').length >= 5, 12_000);
    expect(slack.socket.connected()).toBe(0);
    slack.socket.refuse(false);
    await slack.socket.untilConnected();
    expect((await slack.command({ channel: 'C1', command: '/brief' })).ok).toBe(true);
  });
});

describe('over HTTP', () => {
  const sent = async (url: string, body: string, headers: { readonly [name: string]: string }): Promise<number> =>
    (
      await fetch(url, {
        method: 'POST',
        body,
        headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
      })
    ).status;

  test('the app takes what is signed now with its secret, and nothing else', async () => {
    const { origin } = await httpApp(slack, listen);
    const url = `${origin}/slack/events`;
    const body = 'command=%2Fbrief&text=&team_id=T1&user_id=U1&channel_id=C1';
    const now = Math.floor(Date.now() / 1000);
    const signed = (at: number, secret: string) => ({
      ...{ 'x-slack-request-timestamp': String(at), 'x-slack-signature': sign(secret, at, body) },
    });
    expect(await sent(url, body, signed(now, slack.signingSecret))).toBe(200);
    expect(await sent(url, body, {})).toBe(401);
    expect(await sent(url, body, signed(now, 'another'))).toBe(401);
    expect(await sent(url, body, signed(now - 360, slack.signingSecret))).toBe(401);
  });

  test('a command nobody acknowledges', async () => {
    await overHttp();
    const ack: Ack = await slack.command({ channel: 'C1', command: '/brief', text: 'slow' });
    expect(ack.ok).toBe(false);
    expect(slack.takeFaults()).toMatchObject([{ kind: 'no-ack' }]);
  });
});

describe('installing', () => {
  type Store = NonNullable<ConstructorParameters<typeof HTTPReceiver>[0]['installationStore']>;
  type Installation = Parameters<Store['storeInstallation']>[0];
  const kept = new Map<string, Installation>();
  const store: Store = {
    storeInstallation: async (installation) => void kept.set(installation.team?.id ?? '', installation as Installation),
    fetchInstallation: async ({ teamId }) => {
      const found = kept.get(teamId ?? '');
      if (!found) throw new Error('not installed');
      return found;
    },
  };

  async function start(): Promise<string> {
    const receiver = new HTTPReceiver({
      ...{
        signingSecret: slack.signingSecret,
        clientId: slack.clientId,
        clientSecret: slack.clientSecret,
        logger: silent,
      },
      ...{ stateSecret: 'state-secret', scopes: ['chat:write', 'commands'], installationStore: store },
      installerOptions: {
        ...{ directInstall: true, authorizationUrl: slack.authorizationUrl },
        clientOptions: { slackApiUrl: slack.apiUrl },
      },
    });
    const app = listen(new BoltApp({ receiver, clientOptions: clientOptions(slack), logger: silent }));
    const server = await app.start({ port: 0, host: '127.0.0.1' });
    const address = 'address' in server ? server.address() : null;
    if (address === null || typeof address === 'string') throw new Error('no port');
    return `http://127.0.0.1:${address.port}`;
  }

  test('the token of the installed workspace is used, with the scopes that were asked for', async () => {
    await slack.close();
    slack = await openSlack({ workspaces: [{ team: 'T1', botToken: 'xoxb-1', users, channels, installed: false }] });
    const origin = await start();
    await expect(client(slack).auth.test()).rejects.toThrow('invalid_auth');
    const done = await slack.install({ url: `${origin}/slack/install`, team: 'T1', user: 'U2' });
    expect(done.status).toBe(200);
    expect(done.asked.get('scope')).toBe('chat:write,commands');
    expect(kept.get('T1')).toMatchObject({ user: { id: 'U2' }, bot: { token: 'xoxb-1', userId: 'UBOTT1' } });
    slack.deliver({ kind: 'http', url: `${origin}/slack/events` });
    await slack.command({ channel: 'C1', command: '/brief', text: 'say' });
    await slack.until(() => slack.messages('C1')[0]);
    await expect(client(slack).users.info({ user: 'U1' })).rejects.toMatchObject({
      data: { error: 'missing_scope', needed: 'users:read', provided: 'chat:write,commands' },
    });
    expect(slack.faults).toEqual([]);
  });

  test('a person who says no, and a code that is used twice', async () => {
    const origin = await start();
    const done = await slack.install({ url: `${origin}/slack/install`, team: 'T2', deny: true });
    expect(done.status).not.toBe(200);
    await slack.install({ url: `${origin}/slack/install`, team: 'T2' });
    const code = String(slack.callsOf('oauth.v2.access')[0]?.args.code);
    const access = { client_id: slack.clientId, client_secret: slack.clientSecret, code };
    await expect(client(slack).oauth.v2.access(access)).rejects.toThrow('code_already_used');
    await expect(client(slack).oauth.v2.access({ ...access, client_secret: 'x' })).rejects.toThrow('bad_client_secret');
  });

  test('a workspace that throws the app out', async () => {
    await overSocket();
    const acks = await slack.uninstall({ team: 'T2' });
    expect(acks.map(({ ok }) => ok)).toEqual([true, true]);
    await expect(client(slack, 'xoxb-2').auth.test()).rejects.toThrow('account_inactive');
  });
});

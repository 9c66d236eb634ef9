import { createHmac } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import { openSealer } from '../../../../src/adapters/chat/slack/seal.ts';
import { Failure } from '../../../../src/model/failure.ts';
import { openSlack } from '../../../fakes/slack/open.ts';
import { driver, openDesk, openStarted, reply, WORKSPACE } from './open-driver.ts';

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

const HTTP = { mode: 'http', http: { port: 0 } } as const;
const SECRET = { signingSecret: 'signing-secret-1' };

async function overHttp() {
  const world = await openStarted({ ...HTTP, ...SECRET });
  closing.push(world.close);
  const url = `http://127.0.0.1:${world.chat.address()}/slack/events`;
  world.slack.deliver({ kind: 'http', url });
  return { ...world, url };
}

describe('over HTTP', () => {
  it('answers commands, forms, completion and events', async () => {
    const { slack, desk } = await overHttp();
    expect(await slack.command({ channel: 'C1', command: '/brief' })).toMatchObject({ ok: true, status: 200 });
    await slack.until(() => slack.ephemerals('U1')[0]);
    await slack.command({ channel: 'C1', command: '/stance' });
    const view = await slack.until(() => slack.views[0]);
    const { options } = await slack.suggest({ on: view, actionId: 'option:stance:topic', value: '3' });
    expect(options.length).toBeGreaterThan(0);
    await slack.say({ channel: 'U1', text: 'brief' });
    await slack.until(() => slack.messages('U1').length === 2);
    expect(desk.asked).toHaveLength(2);
    expect(slack.takeFaults()).toEqual([]);
  });

  it('refuses what is not signed, signed by another, or old', async () => {
    const { url, desk } = await overHttp();
    const send = (secret: string | null, ageSeconds: number) => {
      const body = 'command=/brief&team_id=T1&user_id=U1&channel_id=C1&trigger_id=1';
      const timestamp = String(Math.floor(Date.now() / 1000) - ageSeconds);
      const signature =
        secret === null ? '' : `v0=${createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex')}`;
      return fetch(url, {
        method: 'POST',
        body,
        headers: {
          'content-type': 'application/x-www-form-urlencoded',
          'x-slack-request-timestamp': timestamp,
          'x-slack-signature': signature,
        },
      });
    };
    expect((await send(null, 0)).status).toBe(401);
    expect((await send('another', 0)).status).toBe(401);
    expect((await send(SECRET.signingSecret, 360)).status).toBe(401);
    expect(desk.asked).toEqual([]);
  });

  it('serves nothing else', async () => {
    const { url } = await overHttp();
    for (const path of ['/', '/slack/install', '/slack/oauth_redirect', '/slack/events'])
      expect((await fetch(new URL(path, url))).status).toBe(404);
  });

  it('says where it cannot listen', async () => {
    const { chat } = await overHttp();
    const slack = await openSlack(WORKSPACE);
    closing.push(() => slack.close());
    const second = driver(slack, { mode: 'http', ...SECRET, http: { port: chat.address() ?? 0 } });
    await expect(second.chat.start(openDesk())).rejects.toThrow('chats.slack.http');
  });
});

describe('over Socket Mode', () => {
  it('connects anew when Slack asks for it or drops the line, and answers again', async () => {
    const world = await openStarted();
    closing.push(world.close);
    for (const drop of ['disconnect', 'terminate'] as const) {
      if (drop === 'disconnect') world.slack.socket.disconnect('refresh_requested');
      else world.slack.socket.terminate();
      await world.slack.until(() => world.slack.socket.connected() === 0);
      const began = Date.now();
      await expect.poll(() => world.chat.isConnected?.()).toBe(false);
      await world.slack.socket.untilConnected();
      expect(Date.now() - began).toBeLessThan(4_000); // the library's default would be 5 s
      await world.slack.command({ channel: 'C1', command: '/brief' });
      await world.slack.until(() => world.slack.ephemerals('U1').length > 0);
      expect(world.chat.isConnected?.()).toBe(true);
    }
  }, 20_000);

  it('outlives a connection that is refused for good', async () => {
    const world = await openStarted();
    closing.push(world.close);
    world.slack.disturb({ method: 'apps.connections.open', kind: 'error', error: 'invalid_auth' });
    world.slack.socket.terminate();
    await world.slack.until(() => world.log.lines.find((line) => line.includes('slack-connection-lost')), 10_000);
  }, 20_000);

  it('tells which token is not accepted', async () => {
    const slack = await openSlack(WORKSPACE);
    closing.push(() => slack.close());
    await expect(driver(slack, { appToken: 'xapp-wrong' }).chat.start(openDesk())).rejects.toThrow('SLACK_APP_TOKEN');
    await expect(driver(slack, { botToken: 'xoxb-wrong' }).chat.start(openDesk())).rejects.toThrow('SLACK_BOT_TOKEN');
    slack.takeFaults();
  });

  it.each([
    [{ botToken: undefined }, 'SLACK_BOT_TOKEN is missing'],
    [{ appToken: undefined }, 'SLACK_APP_TOKEN is missing'],
    [{ mode: 'http' }, 'SLACK_SIGNING_SECRET is missing'],
  ] as const)('tells what is missing: %o', async (options, words) => {
    const slack = await openSlack(WORKSPACE);
    closing.push(() => slack.close());
    expect(() => driver(slack, options)).toThrow(Failure);
    expect(() => driver(slack, options)).toThrow(words);
  });
});

describe('many workspaces', () => {
  const MANY = {
    workspaces: ['T1', 'T2'].map((team) => ({ team, botToken: `xoxb-${team}`, installed: false })),
  };

  async function installed(mode: 'socket' | 'http') {
    const slack = await openSlack(MANY);
    const desk = openDesk();
    const opened = driver(slack, {
      ...{ mode, botToken: undefined, http: { port: 0 }, ...SECRET },
      oauth: {
        ...{ clientId: slack.clientId, clientSecret: slack.clientSecret, authorizationUrl: slack.authorizationUrl },
        ...{ stateSecret: 'state-secret', encryptionKey: 'a key of some length' },
      },
    });
    await opened.chat.start(desk);
    closing.push(
      () => slack.close(),
      () => opened.chat.close(),
    );
    const origin = `http://127.0.0.1:${opened.chat.address()}`;
    if (mode === 'http') slack.deliver({ kind: 'http', url: `${origin}/slack/events` });
    else await slack.socket.untilConnected();
    return { ...opened, slack, desk, url: `${origin}/slack/install` };
  }

  it.each(['socket', 'http'] as const)(
    'is installed in each, and answers in each with its own token, over %s',
    async (mode) => {
      const { slack, store, url, chat, log } = await installed(mode);
      for (const team of ['T1', 'T2']) {
        const { status, asked } = await slack.install({ url, team });
        expect(status).toBe(200);
        expect(asked.get('scope')).toContain('chat:write');
      }
      expect(JSON.stringify([...store.rows.values()])).not.toContain('xoxb');
      for (const team of ['T1', 'T2']) {
        await slack.command({ channel: 'C1', command: '/brief', team });
        await slack.until(() => slack.ephemerals('U1', team)[0]);
        await chat.post({ chat: 'slack', workspace: team, id: 'C1' }, reply(`for ${team}`, { private: false }), 'd1');
        expect(slack.messages('C1', team).map(({ text }) => text)).toEqual([`for ${team}`]);
      }
      expect(log.lines.join('\n')).not.toMatch(/xoxb|client-secret|state-secret/);
      expect(slack.takeFaults()).toEqual([]);
    },
  );

  it('is not installed by who says no, or comes with a state of another', async () => {
    const { slack, store, url } = await installed('socket');
    await slack.install({ url, team: 'T1', deny: true });
    const forged = await fetch(url.replace('install', 'oauth_redirect?code=1&state=2'));
    expect(forged.status).toBeGreaterThanOrEqual(400);
    expect(store.rows.size).toBe(0);
  });

  it('acknowledges a workspace that it does not know, and logs it', async () => {
    const { slack, desk, log } = await installed('socket');
    const ack = await slack.command({ channel: 'C1', command: '/brief', team: 'T2' });
    expect(ack.ok).toBe(true);
    expect(desk.asked).toEqual([]);
    expect(log.lines.join('\n')).toContain('slack-event-failed');
    await expect(
      driver(slack).chat.post({ chat: 'slack', workspace: 'T2', id: 'C1' }, reply('x'), 'd1'),
    ).rejects.toMatchObject({ code: 'workspace-lost' });
    slack.takeFaults();
  });

  it('forgets a workspace that throws it out, and is installed there again', async () => {
    const { slack, desk, store, url, chat } = await installed('socket');
    await slack.install({ url, team: 'T1' });
    await slack.install({ url, team: 'T2' });
    await slack.uninstall({ team: 'T1' });
    await slack.until(() => desk.losses.length > 0);
    expect(desk.losses[0]).toMatchObject({ workspace: 'T1', id: null });
    await slack.until(() => !store.rows.has('T1'));
    expect([...store.rows.keys()]).toEqual(['T2']);
    const place = { chat: 'slack', workspace: 'T1', id: 'C1' };
    await expect(chat.post(place, reply('x', { private: false }), 'd1')).rejects.toMatchObject({
      code: 'workspace-lost',
    });
    await slack.install({ url, team: 'T1' });
    await chat.post(place, reply('back', { private: false }), 'd2');
    expect(slack.messages('C1', 'T1')).toHaveLength(1);
    expect(slack.takeFaults()).toEqual([]);
  });
});

describe('openSealer', () => {
  const sealer = openSealer('a key of some length');

  it('opens what it sealed, and seals the same text otherwise each time', () => {
    const sealed = sealer.seal('xoxb-1', 'T1');
    expect(sealer.open(sealed, 'T1')).toBe('xoxb-1');
    expect(sealer.seal('xoxb-1', 'T1')).not.toBe(sealed);
    expect(sealed).not.toContain('xoxb');
  });

  it.each([
    ['of another workspace', (sealed: string) => sealer.open(sealed, 'T2')],
    ['under another key', (sealed: string) => openSealer('another key').open(sealed, 'T1')],
    [
      'that was changed',
      (sealed: string) => sealer.open(`${sealed.slice(0, -2)}${sealed.endsWith('AA') ? 'BB' : 'AA'}`, 'T1'),
    ],
    ['that is none', () => sealer.open('v1.', 'T1')],
    ['of another version', (sealed: string) => sealer.open(sealed.replace('v1', 'v2'), 'T1')],
  ])('opens nothing %s', (_, open) => {
    expect(open(sealer.seal('xoxb-1', 'T1'))).toBeUndefined();
  });
});

import type { App } from '@slack/bolt';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { client, socketApp } from './bolt-app.ts';
import { openSlack, type Slack } from './open.ts';

const plain = (text: string) => ({ type: 'plain_text' as const, text });
const option = (value: string) => ({ text: plain(value.toUpperCase()), value });
const menu = { type: 'overflow' as const, action_id: 'menu', options: [option('pause'), option('remove')] };
const blocks = [{ type: 'section' as const, block_id: 'row', text: plain('a'), accessory: menu }];
const modal = (title: string, more: object = {}) => ({
  ...{ type: 'modal' as const, callback_id: title, title: plain(title), submit: plain('Go') },
  blocks: [
    {
      ...{ type: 'input' as const, block_id: 'often', label: plain('How often'), dispatch_action: true },
      element: { type: 'static_select' as const, action_id: 'often', options: [option('daily'), option('weekly')] },
    },
    {
      ...{ type: 'input' as const, block_id: 'days', label: plain('Days'), optional: true },
      element: { type: 'multi_static_select' as const, action_id: 'days', options: [option('mo'), option('tu')] },
    },
  ],
  ...more,
});

let slack: Slack;
let app: App;
const heard: unknown[] = [];
beforeEach(async () => {
  heard.length = 0;
  slack = await openSlack({ workspaces: [{ team: 'T1', botToken: 'xoxb-1', users: [{ id: 'U1', name: 'ada' }] }] });
  app = socketApp(slack, { T1: 'xoxb-1' });
  app.command('/form', async ({ ack, command, client: web }) => {
    await ack();
    await web.views.open({ trigger_id: command.trigger_id, view: modal('first', { notify_on_close: true }) });
  });
  app.action('menu', async ({ ack, action }) => {
    heard.push('selected_option' in action && action.selected_option?.value);
    await ack();
  });
  app.action('often', async ({ ack, body, client: web }) => {
    await ack();
    if (body.type !== 'block_actions' || !body.view) return;
    heard.push(body.view.state.values.often?.often?.selected_option?.value);
    await web.views.update({
      view_id: body.view.id,
      hash: body.view.hash,
      view: modal('changed', { notify_on_close: true }),
    });
  });
  app.view('changed', async ({ ack, view }) => {
    heard.push(view.state.values.days?.days?.selected_options?.map(({ value }) => value));
    await ack({ response_action: 'push', view: modal('second') });
  });
  app.view('second', async ({ ack }) => ack({ response_action: 'clear' }));
  app.view('first', async ({ ack }) => ack({ response_action: 'errors', errors: { nowhere: 'what?' } }));
  app.view({ type: 'view_closed', callback_id: 'first' }, async ({ ack }) => {
    heard.push('closed');
    await ack();
  });
  app.command('/leak', async ({ ack }) => ack('the token is xoxb-1'));
  await app.start();
});
afterEach(async () => {
  await app.stop();
  await slack.close();
});

const openForm = async () => {
  await slack.command({ channel: 'C1', command: '/form' });
  return slack.until(() => slack.views.find(({ open }) => open));
};

test('an overflow menu, by label or value, on a message and on the Home tab', async () => {
  await client(slack).chat.postMessage({ channel: 'C1', text: 'a', blocks });
  await client(slack).views.publish({ user_id: 'U1', view: { type: 'home', blocks } });
  const [message] = slack.messages('C1');
  const home = slack.home('U1');
  if (!message || !home) throw new Error('nothing to look at');
  await slack.choose({ on: message, actionId: 'menu', value: 'PAUSE' });
  await slack.choose({ on: home, actionId: 'menu', value: 'remove' });
  expect(heard).toEqual(['pause', 'remove']);
  await expect(slack.choose({ on: message, actionId: 'menu', value: 'sell' })).rejects.toThrow('offers no option sell');
  await expect(slack.press({ on: message, label: 'PAUSE' })).rejects.toThrow('0 buttons');
  expect(slack.faults).toEqual([]);
});

test('a form that changes while it is filled in keeps what was chosen, and another one goes on top', async () => {
  const view = await openForm();
  await slack.choose({ on: view, actionId: 'often', value: 'daily' });
  const changed = await slack.until(() => slack.views.find(({ title }) => title === 'changed'));
  expect(changed).toMatchObject({ id: view.id, edits: 1 });
  await slack.submit({ view: changed, values: { days: ['mo', 'TU'] } });
  expect(heard).toEqual(['daily', ['mo', 'tu']]);
  const second = slack.views.find(({ title }) => title === 'second');
  if (!second) throw new Error('nothing was pushed');
  await slack.submit({ view: second, values: { often: 'weekly' } });
  expect(slack.views.map(({ open }) => open)).toEqual([false, false]);
  await expect(slack.submit({ view: second })).rejects.toThrow('is closed');
  expect(slack.faults).toEqual([]);
});

test('a form that is closed is told when it asked for that', async () => {
  const ack = await slack.closeView({ view: await openForm() });
  expect(ack?.ok).toBe(true);
  expect(heard).toEqual(['closed']);
});

test('an acknowledgement that Slack would refuse, and one with a secret', async () => {
  const ack = await slack.submit({ view: await openForm(), values: { often: 'daily' } });
  expect(ack).toMatchObject({ ok: false, failure: expect.stringContaining('nowhere') });
  expect(slack.takeFaults()).toMatchObject([{ kind: 'ack', where: 'view_submission' }]);
  await slack.command({ channel: 'C1', command: '/leak' });
  expect(slack.takeFaults()).toMatchObject([{ kind: 'secret', where: 'ack' }]);
});

test('the same envelope once more, and a second connection', async () => {
  await slack.command({ channel: 'C1', command: '/leak' });
  expect((await slack.socket.repeat()).ok).toBe(true);
  const other = socketApp(slack, { T1: 'xoxb-1' });
  const served: string[] = [];
  other.command('/form', async ({ ack }) => {
    served.push('other');
    await ack();
  });
  await other.start();
  await slack.socket.untilConnected(2);
  for (let turn = 0; turn < 10; turn += 1) await slack.command({ channel: 'C1', command: '/form' });
  await slack.until(() => slack.views.length + served.length === 10);
  expect(served.length).toBeGreaterThan(0);
  expect(served.length).toBeLessThan(10);
  await other.stop();
});

test('an acknowledgement that comes too late', async () => {
  const hasty = await openSlack({ ackWithinMs: 100 });
  const late = socketApp(hasty, { T1: 'xoxb-1' });
  late.command('/late', async ({ ack }) => {
    await new Promise((resolve) => setTimeout(resolve, 200));
    await ack();
  });
  await late.start();
  expect(await hasty.command({ channel: 'C1', command: '/late' })).toMatchObject({ ok: false });
  await hasty.until(() => hasty.faults.length === 2);
  expect(hasty.faults).toMatchObject([
    { kind: 'no-ack' },
    { kind: 'ack', detail: expect.stringContaining('too late') },
  ]);
  await late.stop();
  await hasty.close();
});

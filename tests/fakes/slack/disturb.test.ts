import { webApi } from '@slack/bolt';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { client, silent } from './bolt-app.ts';
import { type Disturbance, openSlack, type Slack } from './open.ts';

const { WebAPIHTTPError, WebAPIPlatformError, WebAPIRateLimitedError, WebAPIRequestError, WebClient } = webApi;

let slack: Slack;
beforeAll(async () => {
  slack = await openSlack({ seed: 7 });
});
afterAll(() => slack.close());
beforeEach(() => slack.reset());

const post = () => client(slack).chat.postMessage({ channel: 'C1', text: 'a' });
const failed = async (call: Promise<unknown>): Promise<unknown> =>
  call.then(
    () => 'no failure',
    (error: unknown) => error,
  );
type How = Disturbance extends infer One ? (One extends Disturbance ? Omit<One, 'method'> : never) : never;
const spoil = (how: How) => slack.disturb({ method: 'chat.postMessage', ...how } as Disturbance); // put together again

test.each<readonly [string, How, object, number]>([
  ['dropped before', { kind: 'drop' }, WebAPIRequestError, 0],
  ['dropped after', { kind: 'drop', stored: true }, WebAPIRequestError, 1],
  ['500 before', { kind: 'status', status: 500 }, WebAPIHTTPError, 0],
  ['503 after', { kind: 'status', status: 503, stored: true }, WebAPIHTTPError, 1],
  ['429', { kind: 'rate-limit', retryAfterSeconds: 7 }, WebAPIRateLimitedError, 0],
  ['hanging before', { kind: 'hang', ms: 3000 }, WebAPIRequestError, 0],
  ['hanging after', { kind: 'hang', ms: 3000, stored: true }, WebAPIRequestError, 1],
  ['an error before', { kind: 'error', error: 'fatal_error' }, WebAPIPlatformError, 0],
  ['an error after', { kind: 'error', error: 'fatal_error', stored: true }, WebAPIPlatformError, 1],
  ['half an answer', { kind: 'malformed', stored: true }, WebAPIPlatformError, 1],
])('%s: the library fails once, and the message is there or not', async (_, how, error, stored) => {
  const spoiled = spoil(how);
  expect(await failed(post())).toBeInstanceOf(error);
  expect(slack.messages('C1')).toHaveLength(stored);
  expect(spoiled.spoiled()).toBe(1);
  expect(slack.callsOf('chat.postMessage')).toMatchObject([{ answer: how.kind }]);
  await post();
  expect(slack.messages('C1')).toHaveLength(stored + 1);
});

test('a short hang only takes longer', async () => {
  spoil({ kind: 'hang', ms: 100 });
  const started = performance.now();
  await post();
  expect(performance.now() - started).toBeGreaterThanOrEqual(99);
});

test('the wait of a 429 and what an error says besides', async () => {
  spoil({ kind: 'rate-limit', retryAfterSeconds: 7 });
  expect(await failed(post())).toMatchObject({ retryAfter: 7 });
  spoil({ kind: 'error', error: 'missing_scope', also: { needed: 'chat:write' } });
  expect(await failed(post())).toMatchObject({ data: { error: 'missing_scope', needed: 'chat:write' } });
});

test('skips, counts, stops, and keeps to its method', async () => {
  const spoiled = spoil({ kind: 'status', status: 500, skip: 1, times: 2 });
  await client(slack).auth.test();
  const fine: boolean[] = [];
  for (let call = 0; call < 5; call += 1) fine.push(!((await failed(post())) instanceof Error));
  expect(fine).toEqual([true, false, false, true, true]);
  expect(spoiled.spoiled()).toBe(2);
  const endless = slack.disturb({ method: '*', kind: 'drop', times: 1000 });
  expect(await failed(client(slack).auth.test())).toBeInstanceOf(WebAPIRequestError);
  endless.stop();
  await post();
});

test('by chance, but the same for the same seed', async () => {
  const run = async (): Promise<string> => {
    const seeded = await openSlack({ seed: 42 });
    seeded.disturb({ method: 'auth.test', kind: 'error', error: 'fatal_error', times: 1000, chance: 0.5 });
    let word = '';
    for (let call = 0; call < 20; call += 1)
      word += (await failed(client(seeded).auth.test())) instanceof Error ? 'x' : '.';
    await seeded.close();
    return word;
  };
  const word = await run();
  expect(word).toBe(await run());
  expect(word.replaceAll('.', '').length).toBeGreaterThan(4);
  expect(word.replaceAll('x', '').length).toBeGreaterThan(4);
});

test('a library that repeats by itself posts a message twice when the reply is lost', async () => {
  spoil({ kind: 'drop', stored: true });
  const options = { slackApiUrl: slack.apiUrl, retryConfig: { retries: 3, minTimeout: 1 }, logger: silent };
  await new WebClient('xoxb-1', options).chat.postMessage({ channel: 'C1', text: 'a' });
  expect(slack.messages('C1')).toHaveLength(2);
});

test('response urls and uploads fail too', async () => {
  const { responseUrl = '' } = await slack.command({ channel: 'C1', command: '/a' });
  slack.disturb({ method: 'response_url', kind: 'status', status: 500 });
  const send = () => fetch(responseUrl, { method: 'POST', body: '{"text":"a"}' });
  expect([(await send()).status, (await send()).status]).toEqual([500, 200]);
  slack.disturb({ method: 'upload', kind: 'drop' });
  const upload = client(slack).filesUploadV2({ channel_id: 'C1', filename: 'a.png', file: Buffer.from('a') });
  expect(await failed(upload)).toBeInstanceOf(WebAPIRequestError);
  expect(slack.files).toEqual([]);
});

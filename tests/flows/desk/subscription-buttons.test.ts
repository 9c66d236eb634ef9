import { describe, expect, it, test } from 'vitest';
import { renderText } from '../../../src/core/reply/render-text.ts';
import { pausedPost } from '../../../src/core/reply/write-subscription.ts';
import type { Subscription } from '../../../src/model/delivery.ts';
import type { Button, Reply } from '../../../src/model/reply.ts';
import { askNews, CHANNEL, emptyDesk, memoryReads, subscription, topics } from '../ask/example-news.ts';
import { openDesk } from './example-desk.ts';

const rowsOf = ({ blocks }: Reply): (readonly Button[])[] =>
  blocks.flatMap((block) => (block.kind === 'buttons' ? [block.buttons] : []));
const list = (subscriptions: readonly Subscription[], line = '/news list', mayManage = true) =>
  askNews(memoryReads({ desk: { ...emptyDesk, subscriptions } }), { mayManage })(line);

const digest = subscription({ mode: 'digest', at: '07:30', days: ['mon', 'fri'], timezone: 'Europe/Berlin' });

describe('/news list', () => {
  it('offers managers what can be done with each, and nobody else', async () => {
    const wish = { topic: 'tide-barrier', mode: 'digest', at: '07:30', timezone: 'Europe/Berlin', days: 'mon,fri' };
    const manage = (area: string) => ({ command: 'newsdesk', options: { area, what: 'tide-barrier' } });
    const { reply, text } = await list([digest]);
    expect(rowsOf(reply)).toEqual([
      [
        {
          ...{ label: 'Edit', quiet: true, request: { command: 'subscribe', options: wish } },
          form: ['mode', 'at', 'days', 'timezone'],
        },
        { label: 'Pause', quiet: true, request: manage('pause') },
        { label: 'Send a test', quiet: true, request: manage('test') },
        { label: 'Unsubscribe', quiet: true, request: { command: 'unsubscribe', options: { topic: 'tide-barrier' } } },
      ],
    ]);
    expect(text).not.toContain('/newsdesk');
    const { reply: others, text: same } = await list([digest], '/news list', false);
    expect(rowsOf(others)).toEqual([]);
    expect(same).toBe(text);
  });

  it('offers Resume for what is paused, and asks no time of what has none', async () => {
    const { reply } = await list([subscription({ pausedBecause: 'Paused by lena.' })]);
    const [edit, resume] = rowsOf(reply)[0] ?? [];
    expect(resume).toMatchObject({ label: 'Resume', request: { options: { area: 'resume' } } });
    expect(edit?.request.options).toEqual({ topic: 'tide-barrier', mode: 'live' });
  });

  it('shows five a page', async () => {
    const many = Array.from({ length: 11 }, (_, at) => subscription({ id: `s${at}`, topicId: `topic-${at}` }));
    const pages: string[][] = [];
    let line: Parameters<ReturnType<typeof askNews>>[0] | null = '/news list';
    const ask = askNews(memoryReads({ desk: { ...emptyDesk, subscriptions: many } }));
    while (line !== null) {
      const { reply, text }: { reply: Reply; text: string } = await ask(line);
      expect(rowsOf(reply)).toHaveLength(pages.length === 2 ? 1 : 5);
      pages.push([...text.matchAll(/• (topic-\d+):/g)].map(([, id]) => id ?? ''));
      line = reply.more;
    }
    expect(pages.map((page) => page.length)).toEqual([5, 5, 1]);
    expect(pages.flat()).toEqual(many.map(({ topicId }) => topicId));
  });

  test.each([digest, subscription(), subscription({ mode: 'changes' })])(
    'each of its buttons is understood: $mode',
    async (one) => {
      const { reply } = await list([one]);
      const { ask, done, subscribed } = openDesk({ status: { subscriptions: [one] } });
      for (const { request } of rowsOf(reply).flat()) {
        const before = done.length;
        expect((await ask(request)).text).not.toMatch(/did you mean|no option/);
        expect(done.length).toBe(before + 1);
      }
      expect(done.map(({ what }) => what)).toEqual(['subscribe', 'pause', 'test', 'unsubscribe']);
      const { mode, at, days } = one;
      expect(subscribed.at(-1)).toMatchObject({ mode, at, days, topicId: 'tide-barrier' });
    },
  );
});

describe('/subscribe and /unsubscribe', () => {
  it('offer a test, and each the other as the way back', async () => {
    const { ask, done } = openDesk();
    const { reply } = await ask('/subscribe tide-barrier digest at:07:30 days:mon,fri timezone:Europe/Berlin');
    const [test, undo] = rowsOf(reply)[0] ?? [];
    expect([test?.label, undo?.label]).toEqual(['Send a test', 'Undo']);
    if (!test || !undo) throw new Error('no buttons');
    expect((await ask(test.request)).text).toMatch(/^A test post on The tide barrier is on its way to this channel\./);
    const { reply: ended } = await ask(undo.request);
    const [again] = rowsOf(ended)[0] ?? [];
    expect(again?.label).toBe('Undo');
    if (!again) throw new Error('no way back');
    await ask(again.request);
    const made = done.filter(({ what }) => what === 'subscribe').map(({ args }) => args[0]);
    expect(made).toHaveLength(2);
    expect(made[1]).toEqual(made[0]);
  });
});

describe('/newsdesk test', () => {
  it('owes a post to the channel, by who asks', async () => {
    const { ask, done } = openDesk({ status: { subscriptions: [subscription()] } });
    expect((await ask('/newsdesk test The tide barrier')).reply.private).toBe(true);
    expect(done).toEqual([{ what: 'test', by: 'lena', args: [CHANNEL, 'tide-barrier'] }]);
  });

  test.each([
    ['/newsdesk test', true, /^\/newsdesk test needs a topic that this channel follows: see \/news list\.$/],
    ['/newsdesk test barier', true, /did you mean tide-barrier\?/],
    ['/newsdesk test tide-barrier', false, /^Only those who may manage this channel can use \/newsdesk/],
  ])('%s (manager: %s)', async (line, mayManage, says) => {
    const { ask, done } = openDesk({ mayManage, status: { subscriptions: [subscription()] } });
    expect((await ask(line)).text).toMatch(says);
    expect(done).toEqual([]);
  });
});

describe('the word to who made a paused subscription', () => {
  const nameOf = (id: string) => topics.find((topic) => topic.id === id)?.name ?? id;
  const told = (subscriptions: readonly Subscription[]) =>
    renderText(pausedPost(subscriptions, nameOf), { timezone: 'UTC', width: 200 }).trim().split('\n');
  const lost = subscription({ pausedBecause: 'This bot is no longer in that channel: invite it again.' });

  it('says what is paused, why, and how it goes on', () => {
    const both = [lost, { ...lost, topicId: 'grain-corridor' }];
    expect(told(both)).toEqual([
      'Paused: The tide barrier, Grain corridor. This bot is no longer in that channel: invite it again.',
      'What was due by then comes once it is resumed. This is said once.',
      '  Resume: /newsdesk area:resume channel:desk',
    ]);
    expect(pausedPost(both, nameOf).private).toBe(false);
  });

  it('keeps apart what somebody had paused before', () => {
    const before = subscription({ topicId: 'grain-corridor', pausedBecause: 'Paused by lena.' });
    expect(told([before, lost]).slice(0, 3)).toEqual([
      'Paused: Grain corridor, The tide barrier.',
      '  • Grain corridor: paused. Paused by lena.',
      '  • The tide barrier: paused. This bot is no longer in that channel: invite it again.',
    ]);
  });
});

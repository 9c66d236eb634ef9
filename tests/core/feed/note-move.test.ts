import { expect, it } from 'vitest';
import { noteMove } from '../../../src/core/feed/note-move.ts';
import { type FeedState, newFeedState } from '../../../src/model/feed.ts';

const fresh = newFeedState('lantern', '2026-03-02T08:00:00.000Z');
const there = 'https://new.example/feed';

/** The state after answers on these days, each with where it was redirected to for good. */
function after(...answers: readonly (readonly [day: string, to: string | null])[]): FeedState {
  let state = fresh;
  for (const [day, to] of answers) state = { ...state, ...noteMove(state, to, `${day}T08:00:00.000Z`) };
  return state;
}

it('believes a permanent redirect on the third day that it is seen', () => {
  expect(after(['2026-03-02', there], ['2026-03-03', there])).toMatchObject({ movedUrl: null, moving: { days: 2 } });
  expect(after(['2026-03-02', there], ['2026-03-03', there], ['2026-03-07', there])).toMatchObject({
    movedUrl: there,
    moving: null,
  });
});

it('counts days, not answers', () => {
  const once = ['2026-03-02', there] as const;
  expect(after(once, once, once, once)).toMatchObject({ movedUrl: null, moving: { days: 1 } });
});

it.each([
  ['an answer without redirect', null],
  ['another target', 'https://elsewhere.example/feed'],
])('%s between begins anew', (_, between) => {
  const state = after(['2026-03-02', there], ['2026-03-03', there], ['2026-03-04', between], ['2026-03-05', there]);
  expect(state).toMatchObject({ movedUrl: null, moving: { to: there, days: 1 } });
});

it('keeps the address that was learnt', () => {
  const moved: FeedState = { ...fresh, movedUrl: there };
  expect(noteMove(moved, null, '2026-03-09T08:00:00.000Z')).toEqual({ movedUrl: there, moving: null });
});

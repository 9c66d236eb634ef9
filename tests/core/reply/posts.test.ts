import { expect, it, test } from 'vitest';
import { renderText } from '../../../src/core/reply/render-text.ts';
import { briefingPost, digestPost } from '../../../src/core/reply/write-briefing.ts';
import { changePost } from '../../../src/core/reply/write-positions.ts';
import { briefing, change, statement } from '../../flows/ask/example-news.ts';

const text = (reply: Parameters<typeof renderText>[0]) => renderText(reply, { timezone: 'UTC', width: 1000 }).trim();

test('a story’s post is new at first, then updated with what is new in it', () => {
  const first = briefing('Barrier vote set');
  expect(text(briefingPost(first, 'The tide barrier')).split('\n')[0]).toBe('The tide barrier · New');
  const [bullet] = first.briefing.bullets;
  if (!bullet) throw new Error('no bullet');
  const grown = briefing('Barrier vote set', {
    revision: 2,
    bullets: [bullet, { ...bullet, text: 'Norland objects.', isNew: true }],
  });
  const post = text(briefingPost(grown, 'The tide barrier'));
  expect(post.split('\n')[0]).toBe('The tide barrier · Updated');
  expect(post).toContain('• New: Norland objects. (');
  expect(post).not.toContain('New: Barrier');
  expect(briefingPost(first, 'The tide barrier').private).toBe(false);
});

test('a bullet names each outlet once and counts all', () => {
  const source = (outlet: string) => ({ start: 0, end: 1, articleId: 'a', revision: 1, outlet, url: null });
  const bullet = {
    ...{ text: 'Norland objects.', verbatim: true, outlets: 4, isNew: false },
    sources: [source('Lantern'), source('Lantern'), source('Ostwind'), source('Post'), source('Gazette')],
  };
  expect(text(briefingPost(briefing('x', { bullets: [bullet] }), 't'))).toContain(
    'Norland objects. (4 outlets: Lantern, Ostwind, Post)',
  );
});

it('cuts a long digest by whole stories and says how many more there are', () => {
  const about = { topicName: 'The tide barrier', since: '2025-02-12T08:00:00.000Z' };
  const digest = digestPost(
    Array.from({ length: 11 }, (_, n) => briefing(`Story ${n}`)),
    about,
  );
  expect(digest.title).toBe('The tide barrier: 11 stories since the last digest');
  expect(text(digest)).toContain('Story 7');
  expect(text(digest)).not.toContain('Story 8');
  expect(text(digest)).toContain('and 3 more stories: ask /brief');
  expect(text(digestPost([briefing('Only')], about))).not.toContain('more stor');
});

it('says of a digest that it is empty, and that it comes late', () => {
  const about = { topicName: 'The tide barrier', since: '2025-02-12T08:00:00.000Z' };
  const empty = digestPost([], about);
  expect(empty.title).toBe('The tide barrier: nothing new since the last digest');
  expect(text(empty)).toBe('The tide barrier · digest since Wed 12 Feb 2025 08:00\nNothing new.');
  const late = digestPost([briefing('Only')], { ...about, lateFrom: '2025-02-13T08:00:00.000Z' });
  expect(text(late).split('\n')[0]).toBe(
    'The tide barrier · digest since Wed 12 Feb 2025 08:00 · was due Thu 13 Feb 2025 08:00',
  );
  expect(text(digestPost([briefing('Only')], about))).not.toMatch(/was due|Nothing new/);
});

it('tells of a change carefully and with both statements', () => {
  const first = statement({ id: 'a', words: ['never'], said: { from: '2025-02-10', to: '2025-02-10' } });
  const second = statement({ id: 'b', words: ['it might be built'], kind: 'indirect' });
  const reply = changePost({ change: change('a', 'b', 'softened'), first, second, topicName: 'The tide barrier' });
  expect(text(reply).split('\n')).toEqual([
    'The tide barrier: Orla Brandt appears to have softened',
    '  • Mon 10 Feb 2025: “never” (The Lantern [1])',
    '  • Thu 13 Feb 2025: reported: it might be built (The Lantern [1])',
    '[1] https://lantern.example/a1',
  ]);
});

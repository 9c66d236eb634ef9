import { describe, expect, it, test } from 'vitest';
import { type PageSubject, pageAddress, withPageLink } from '../../../src/core/reply/page-link.ts';
import { renderText } from '../../../src/core/reply/render-text.ts';
import type { Reply } from '../../../src/model/reply.ts';

const BASE = 'https://desk.example.org';

describe('the address of a page of the console', () => {
  test.each<[string, PageSubject, string]>([
    ['a story', { kind: 'story', id: 's-1' }, '/stories/s-1'],
    ['a topic with letters of its own', { kind: 'topic', id: 'zölle/eu' }, '/topics/z%C3%B6lle%2Feu'],
    ['a statement', { kind: 'statement', id: 'x1' }, '/statements/x1'],
    [
      'an answer',
      { kind: 'answer', request: { command: 'stance', options: { topic: 'bridge', who: 'Ida Holt' }, page: 2 } },
      '/ask?q=%2Fstance%20topic%3Abridge%20who%3A%22Ida%20Holt%22%20page%3A2',
    ],
  ])('of %s', (_, subject, path) => {
    expect(pageAddress(BASE, subject)).toBe(BASE + path);
    expect(pageAddress(`${BASE}/news/`, subject)).toBe(`${BASE}/news${path}`);
  });
});

describe('a reply that leads on', () => {
  const reply: Reply = {
    ...{ title: 'Bridge', private: false, more: null },
    blocks: [
      { kind: 'text', line: ['No toll.'] },
      { kind: 'buttons', buttons: [{ label: 'Sources', request: { command: 'sources', options: {} }, quiet: true }] },
    ],
  };

  it('says so under its text and above its buttons', () => {
    const led = withPageLink(reply, BASE, { kind: 'story', id: 's-1' });
    expect(led.blocks.map(({ kind }) => kind)).toEqual(['text', 'text', 'buttons']);
    expect(renderText(led, { timezone: 'UTC', width: 80 })).toContain(`${BASE}/stories/s-1`);
  });

  it('is as it was where there is no console, or nothing to say', () => {
    expect(withPageLink(reply, null, { kind: 'story', id: 's-1' })).toBe(reply);
    const empty = { ...reply, blocks: [] };
    expect(withPageLink(empty, BASE, { kind: 'story', id: 's-1' })).toBe(empty);
  });
});

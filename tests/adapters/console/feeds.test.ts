import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { parseFeed } from '../../../src/adapters/feeds/http/parse-feed.ts';
import { at, DAY } from '../../contracts/store/samples.ts';
import { bridgeStory } from './bridge-desk.ts';
import { openBridge } from './open-console.ts';

let bridge: Awaited<ReturnType<typeof openBridge>>;
beforeAll(async () => {
  bridge = await openBridge({ options: { publicUrl: 'https://desk.example.org/' } });
});
afterAll(() => bridge?.close());

async function readFeed(path: string) {
  const answer = await bridge.ask(path);
  const body = new Uint8Array(await answer.arrayBuffer());
  const headers = { 'content-type': answer.headers.get('content-type') ?? '' };
  return {
    answer,
    text: new TextDecoder().decode(body),
    reading: await parseFeed({ body, headers, url: bridge.url + path }),
  };
}

const TYPES = { atom: 'application/atom+xml', rss: 'application/rss+xml', json: 'application/feed+json' } as const;
const FORMS = Object.keys(TYPES) as (keyof typeof TYPES)[];

describe.each(FORMS)('a topic’s %s feed', (form) => {
  it('has its briefings, with addresses that readers can follow', async () => {
    const { answer, reading } = await readFeed(`/topics/bridge/briefings.${form}`);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toContain(TYPES[form]);
    expect(reading).toMatchObject({ items: [{ title: 'The bridge stays shut' }] });
    const [item] = reading.items;
    expect(item?.link).toMatch(/^https:\/\/desk\.example\.org\/stories\/s-one/);
    expect(item?.content ?? item?.summary).toContain('Talks went on for two days.');
  });

  it('has its changes of position', async () => {
    const { reading, text } = await readFeed(`/topics/bridge/changes.${form}`);
    expect(reading).toMatchObject({ items: [{ title: expect.stringContaining('appears to have changed position') }] });
    expect(text).toContain('The bridge will never open');
  });

  it('keeps an item’s id when its story goes on', async () => {
    const idOf = async () => {
      const { reading } = await readFeed(`/topics/bridge/briefings.${form}`);
      return reading.items.map(({ id }) => id);
    };
    const before = await idOf();
    const [revision] = [FORMS.indexOf(form) + 2];
    await bridge.store.stories.saveBriefing(
      bridgeStory('s-one', { revision, title: 'The bridge stays shut' }),
      at(DAY + 9),
    );
    expect(await idOf()).toEqual(before);
    expect(before).toHaveLength(1);
  });
});

describe('a topic’s files', () => {
  test.each([
    ['csv', 'text/csv'],
    ['json', 'application/json'],
    ['md', 'text/markdown'],
  ])('%s has all statements once', async (form, type) => {
    const answer = await bridge.ask(`/topics/bridge/statements.${form}`);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toContain(type);
    expect(answer.headers.get('content-disposition')).toContain(`bridge-statements.${form}`);
    const text = await answer.text();
    expect(text.split('The bridge will never open')).toHaveLength(2);
    expect(text.split('The bridge will open in May')).toHaveLength(2);
  });

  it('of another name, or of no topic, are not there', async () => {
    for (const path of ['/topics/bridge/statements.exe', '/topics/none/briefings.atom', '/topics/bridge/x.atom'])
      expect([path, (await bridge.ask(path)).status]).toEqual([path, 404]);
  });
});

import { describe, expect, it, test } from 'vitest';
import { feed } from '../ask/example-news.ts';
import { openDesk } from './example-desk.ts';

const opml = (...outlines: readonly string[]) => `<opml version="2.0"><body>${outlines.join('')}</body></opml>`;
const outline = (url: string, title = '') => `<outline title="${title}" xmlUrl="${url}"/>`;
const importing = async (text: string, about: Parameters<typeof openDesk>[0] = {}) => {
  const desk = openDesk(about);
  const { reply } = await desk.ask({ command: 'newsdesk', options: { area: 'sources', what: `import ${text}` } });
  return { ...desk, reply, said: JSON.stringify(reply.blocks) };
};

describe('/newsdesk sources import', () => {
  it('adds what a list names, without asking each first', async () => {
    const { reply, feedsMade, looked } = await importing(
      opml(outline('https://gull.example/rss', 'The Gull'), outline('https://tern.example/feed')),
    );
    expect(reply.title).toBe('Added 2 sources');
    expect(feedsMade.map(({ url, outlet, workspace }) => [url, outlet, workspace])).toEqual([
      ['https://gull.example/rss', 'The Gull', 'w1'],
      ['https://tern.example/feed', 'tern.example', 'w1'],
    ]);
    expect(looked).toEqual([]);
  });

  it('takes addresses with blanks between them', async () => {
    const { feedsMade } = await importing('https://gull.example/rss\n tern.example/feed');
    expect(feedsMade.map(({ url }) => url)).toEqual(['https://gull.example/rss', 'https://tern.example/feed']);
  });

  it('adds nothing twice: neither what is polled already nor what stands there again', async () => {
    const known = feed('gull', 'https://gull.example/rss');
    const { reply, feedsMade, said } = await importing(
      opml(
        outline('http://www.gull.example/rss/'),
        outline('https://tern.example/feed'),
        outline('https://tern.example/feed'),
      ),
      { status: { feeds: [known] } },
    );
    expect(reply.title).toBe('Added 1 source');
    expect(feedsMade).toHaveLength(1);
    expect(said).toContain('2 sources of the list are polled already.');
  });

  it('says of each entry why it could not be taken, and takes the others', async () => {
    const { reply, feedsMade, said } = await importing(
      opml(
        outline('javascript:alert(1)', 'Odd'),
        outline('https://ann:secret@paid.example/rss', 'Paid'),
        outline('https://gull.example/rss'),
      ),
    );
    expect(reply.title).toBe('Added 1 source');
    expect(feedsMade).toHaveLength(1);
    expect(said).toContain('Odd: ');
    expect(said).toContain('Paid: The address carries a user name or password');
    expect(said).not.toContain('secret');
  });

  it('takes five hundred new ones at once, and the others when it is asked again', async () => {
    const many = Array.from({ length: 620 }, (_, nth) => outline(`https://e${nth}.example/rss`));
    const first = await importing(opml(...many));
    expect(first.feedsMade).toHaveLength(500);
    expect(first.said).toContain('import the list again for the other 120');
    const known = first.feedsMade.map(({ id, url }) => feed(id, url));
    const second = await importing(opml(...many), { status: { feeds: known } });
    expect(second.feedsMade).toHaveLength(120);
  });

  test.each([
    ['a page', '<html><body>hello</body></html>', 'That is no OPML list'],
    ['a list of nothing', opml(), 'That list names no feed'],
    ['nothing', '', '/newsdesk sources import needs the addresses of feeds'],
  ])('says what is wrong with %s', async (_, text, words) => {
    const { reply, feedsMade } = await importing(text);
    expect(reply.title).toContain(words);
    expect(feedsMade).toEqual([]);
  });

  it('is for managers', async () => {
    const { feedsMade, reply } = await importing('https://gull.example/rss', { mayManage: false });
    expect(feedsMade).toEqual([]);
    expect(reply.title).toContain('may manage this channel');
  });
});

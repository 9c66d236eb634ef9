import { describe, expect, it, test } from 'vitest';
import { offer } from '../../../src/core/request/answer.ts';
import { packRequest } from '../../../src/core/request/pack-request.ts';
import { parseRequest } from '../../../src/core/request/parse-request.ts';
import { askCommands } from '../../../src/flows/ask/ask-commands.ts';
import type { Reply } from '../../../src/model/reply.ts';
import { askNews, briefing, memoryReads, position, speaker, statement } from '../../flows/ask/example-news.ts';

const statements = Array.from({ length: 7 }, (_, index) => ({
  ...{ statement: statement({ id: `q${index}`, words: [`Sentence ${index}`] }), alsoIn: [], variants: [] },
}));
const briefings = Array.from({ length: 7 }, (_, index) => ({ ...briefing(`Story ${index}`), statements }));
const speakers = Array.from({ length: 8 }, (_, index) =>
  speaker([position({ id: `p${index}`, stands: 'open' })], { speakerId: `s${index}` }),
);
const ask = askNews(
  memoryReads({
    ...{ statements, briefings },
    positions: { speakers, speakersTotal: 8, statements: 8, articles: 8, outlets: 2 },
  }),
);

const requestsIn = ({ blocks, more }: Reply) => [
  ...blocks.flatMap((block) => (block.kind === 'buttons' ? block.buttons.map(({ request }) => request) : [])),
  ...(more === null ? [] : [more]),
];

describe('an answer', () => {
  test.each(['/brief tide-barrier', '/quotes Orla Brandt', '/stance tide-barrier', '/stance tide-barrier timeline'])(
    '%s: is private, and its button shares just this page of it',
    async (line) => {
      const { reply } = await ask(`${line} page:2`);
      expect(reply.private).toBe(true);
      expect(reply.share).toMatchObject({ options: { share: 'yes' }, page: 2 });
      if (!reply.share) throw new Error('it cannot be shared');
      const { reply: shared } = await ask(reply.share);
      expect(shared).toMatchObject({ private: false, title: reply.title });
      expect(shared.blocks).toEqual(reply.blocks);
      expect(shared.share).toBeUndefined();
    },
  );

  test.each(['/brief', '/quotes Orla Brandt', '/stance tide-barrier'])(
    '%s share: what one asks from it is private again',
    async (line) => {
      const { reply } = await ask(`${line} share`);
      expect(reply.private).toBe(false);
      const requests = requestsIn(reply);
      expect(requests.map(({ command }) => command)).toEqual(expect.arrayContaining(['sources', 'report']));
      expect(reply.more).not.toBeNull();
      for (const request of requests) expect(packRequest(request)).not.toContain('share');
      if (reply.more) expect((await ask(reply.more)).reply.private).toBe(true);
    },
  );

  test.each([
    ['yes', false],
    ['YES', false],
    ['true', false],
    ['True ', false],
    ['no', true],
    ['No', true],
    [' no', true],
    ['false', true],
    ['FALSE', true],
    ['', true],
    [' ', true],
  ])('with share %j', async (share, isPrivate) => {
    const { reply } = await ask({ command: 'brief', options: { share } });
    expect(reply.title).toBe('All topics: 7 stories');
    expect(reply.private).toBe(isPrivate);
    expect(reply.share === undefined).toBe(!isPrivate);
  });

  it('stays private where it is a mistake of the asker', async () => {
    for (const line of [
      '/brief barier share',
      '/quotes share',
      '/brief share:perhaps',
      '/brief share since:tomorrow',
    ]) {
      const { reply } = await ask(line);
      expect(reply).toMatchObject({ private: true });
      expect(reply.share).toBeUndefined();
    }
  });

  test.each(['/news list share', '/news status share:yes', '/who-said share:yes text:"we will build it"'])(
    '%s: cannot be shared',
    async (line) => expect((await ask(line)).reply).toMatchObject({ private: true }),
  );
});

describe('the word share', () => {
  const commands = offer(askCommands, { reads: memoryReads() });
  test.each<[line: string, options: Record<string, string>]>([
    ['/brief tide-barrier share', { topic: 'tide-barrier', share: 'yes' }],
    ['/brief share tide-barrier', { topic: 'tide-barrier', share: 'yes' }],
    ['/brief Share', { share: 'yes' }],
    ['/brief tide-barrier share since:7d', { topic: 'tide-barrier', share: 'yes', since: '7d' }],
    ['/brief share no tide-barrier', { topic: 'tide-barrier', share: 'no' }],
    ['/brief tide-barrier share:no', { topic: 'tide-barrier', share: 'no' }],
    ['/quotes Orla Brandt share', { who: 'Orla Brandt', share: 'yes' }],
    ['/quotes words:"a fair share"', { words: 'a fair share' }],
    ['/stance tide-barrier who:Orla Brandt share', { topic: 'tide-barrier', who: 'Orla Brandt', share: 'yes' }],
  ])('%s', (line, options) => expect(parseRequest(line, commands).options).toEqual(options));
});

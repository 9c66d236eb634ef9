import { describe, expect, it } from 'vitest';
import { CHANNEL, openFake, send, USER } from './open-bot.ts';
import { readMarkdown } from './read-markdown.ts';

describe('what Discord makes of a text', () => {
  it.each([
    ['plain words, 3 * 4 * 5 and snake_case_names', []],
    ['# Heading', ['heading']],
    ['-# small', ['heading']],
    ['#no heading', []],
    ['> quoted', ['quote']],
    ['>>> quoted\nstill', ['quote']],
    ['a > b', []],
    ['- item', ['list']],
    ['1. item', ['list']],
    ['> # both', ['quote', 'heading']],
    ['**bold** __under__ ~~struck~~ ||spoiler||', ['spoiler', 'struck', 'bold', 'underlined']],
    ['*a* and _b c_', ['italic', 'italic']],
    ['`**code**`', ['code']],
    ['```\n# code\n```', ['code']],
    ['\\*a\\* \\# \\`b\\` \\<t:1>', []],
    ['\\# no heading', []],
    ['<t:1700000000:R>', ['timestamp']],
    ['</stance:123>', ['command']],
    ['<:wave:123> <a:wave:123>', ['emoji', 'emoji']],
    ['<@1> <@!1> <@&1> <#1>', ['mention', 'mention', 'mention', 'mention']],
    ['\\@everyone', ['mention']],
    ['@\u200beveryone', []],
    ['[x](https://a.example)', ['masked-unfurling']],
    ['[x](<https://a.example>)', ['masked']],
    ['\\[x\\](https://a.example)', ['unfurling']],
    ['<https://a.example>', ['quiet-link']],
    ['\\<https://a.example>', ['unfurling']],
    ['https://a.example/a_b_c', ['unfurling']],
  ] as const)('%j', (text, kinds) => expect(readMarkdown(text).map(({ kind }) => kind)).toEqual(kinds));
});

async function post(body: object) {
  const discord = await openFake();
  const sent = await send(discord, `POST /channels/${CHANNEL}/messages`, body);
  const edit = (edited: object) => send(discord, `PATCH /channels/${CHANNEL}/messages/${sent.body.id}`, edited);
  return { discord, id: sent.body.id as string, edit, message: sent.body };
}

const none = { parse: [] };

it('knows what is the caller’s own, mark by mark', async () => {
  const content = '## Harbour\n- **Mayor:** “we **will** open” [Tide](<https://a.example/1>)\n# hostile';
  const { discord, id } = await post({ content, allowed_mentions: none });
  const own = ['## ', /^- /m, '**Mayor:**', /\[[^\]]*\]\(<https:\/\/[^>]*>\)/];
  expect(discord.effects(id, own)).toEqual({
    ...{ pings: [], mentions: [], maskedLinks: [], unfurls: [] },
    formatting: [
      { kind: 'heading', text: '# ' },
      { kind: 'bold', text: '**will**' },
    ],
  });
});

it('tells of pings, in edits without allowed_mentions too', async () => {
  const content = `@everyone <@${USER}>`;
  const { discord, id, edit, message } = await post({ content, allowed_mentions: none });
  expect(message).toMatchObject({ mention_everyone: false, mentions: [] });
  expect(discord.effects(id)).toMatchObject({ pings: [], mentions: ['@everyone', `<@${USER}>`] });
  await edit({ content, allowed_mentions: { parse: ['users'] } });
  expect(discord.effects(id).pings).toEqual([`user:${USER}`]);
  const edited = await edit({ content });
  expect(edited.body).toMatchObject({ mention_everyone: true, mentions: [{ id: USER }] });
  expect(discord.effects(id).pings).toEqual([`user:${USER}`, 'everyone']);
});

it('tells of links that unfurl, unless embeds are suppressed or the message is V2', async () => {
  const content = 'https://a.example [x](https://b.example) <https://c.example>';
  const effects = async (body: object) => {
    const { discord, id } = await post(body);
    return discord.effects(id);
  };
  expect(await effects({ content })).toMatchObject({
    unfurls: ['https://b.example', 'https://a.example'],
    maskedLinks: [{ label: 'x', url: 'https://b.example' }],
  });
  expect((await effects({ content, flags: 4 })).unfurls).toEqual([]);
  const shown = await effects({
    flags: 32768,
    components: [{ type: 17, components: [{ type: 10, content: `@here ${content}` }] }],
  });
  expect(shown).toMatchObject({ pings: ['here'], unfurls: [], maskedLinks: [{ label: 'x' }] });
});

it('reads embeds, in which nothing pings', async () => {
  const { discord, id } = await post({ embeds: [{ title: 'x', fields: [{ name: 'a', value: '@everyone **b**' }] }] });
  expect(discord.effects(id)).toMatchObject({ pings: [], mentions: ['@everyone'], formatting: [{ kind: 'bold' }] });
});

import { describe, expect, test } from 'vitest';
import { type Effects, effectsOf } from './effects.ts';

const mrkdwn = (text: string, more: object = {}) => ({
  text: 'a',
  blocks: [{ type: 'section', text: { type: 'mrkdwn', text, ...more } }],
});
const plain = (text: string) => ({ text: 'a', blocks: [{ type: 'header', text: { type: 'plain_text', text } }] });
const rich = (...elements: readonly object[]) => ({
  ...{ text: 'a', blocks: [{ type: 'rich_text', elements: [{ type: 'rich_text_section', elements }] }] },
});
/** Each effect in a word: @kind:id, url or url(label), formatting kind. */
const words = ({ mentions, links, formatting }: Effects): readonly string[] => [
  ...mentions.map(({ kind, id }) => `@${kind}${id && `:${id}`}`),
  ...links.map(({ url, label }) => (label === url ? url : `${url}(${label})`)),
  ...formatting.map(({ kind }) => kind),
];

const hostile =
  '<!channel> <!here|here> <@U1> <#C1|x> <!subteam^S1> <https://evil.example|good> *b* _i_ ~s~ `c` :tada: evil.example.com\n> q';

describe('what text does', () => {
  test('hostile text in mrkdwn does everything', () =>
    expect([...words(effectsOf(mrkdwn(hostile)))].sort()).toEqual(
      [
        ...['@channel', '@here', '@user:U1', '@channel-link:C1', '@usergroup:S1', 'https://evil.example(good)'],
        ...['evil.example.com', 'bold', 'italic', 'strike', 'code', 'emoji', 'quote'],
      ].sort(),
    ));
  test.each([
    ['plain_text', plain(hostile)],
    ['a rich text word', rich({ type: 'text', text: hostile })],
    ['a raw cell', { text: 'a', blocks: [{ type: 'table', rows: [[{ type: 'raw_text', text: hostile }]] }] }],
  ])('and nothing in %s', (_, seen) => expect(words(effectsOf(seen))).toEqual([]));
  test.each<readonly [string, readonly string[]]>([
    ['a &lt;!channel&gt; b', []],
    ['2 * 3 * 4', []],
    ['snake_case_name', []],
    ['a*b*c', []],
    ['(*b*), "_i_".', ['bold', 'italic']],
    ['*a\nb*', []],
    ['~ a ~', []],
    ['10:30:45', []],
    ['`*b*`', ['code']],
    ['```a\n*b*```', ['preformatted']],
    ['&gt; quoted', ['quote']],
    ['a > b', []],
    ['<https://a.example>', ['https://a.example']],
    ['<mailto:a@a.example|a@a.example>', ['mailto:a@a.example(a@a.example)']],
    ['see https://a.example/x_y_z.', ['https://a.example/x_y_z']],
    ['write to a@b.com', ['a@b.com']],
    ['<!everyone>', ['@everyone']],
    ['<not a link>', []],
    ['<!date^1^{date}|then>', ['date']],
    ['<https://a.example|*b*>', ['https://a.example(*b*)']],
    ['*<https://a.example|b>*', ['https://a.example(b)', 'bold']],
  ])('mrkdwn %s', (text, effects) => expect(words(effectsOf(mrkdwn(text)))).toEqual(effects));

  test('verbatim makes no links of bare addresses, but keeps the rest', () =>
    expect(words(effectsOf(mrkdwn('https://a.example *b* <!here>', { verbatim: true })))).toEqual(['@here', 'bold']));
  test('what rich text declares is listed', () =>
    expect(
      words(
        effectsOf(
          rich(
            { type: 'broadcast', range: 'everyone' },
            { type: 'user', user_id: 'U1' },
            { type: 'usergroup', usergroup_id: 'S1' },
            { type: 'link', url: 'https://a.example', text: 'a' },
            { type: 'text', text: 'b', style: { bold: true } },
          ),
        ),
      ),
    ).toEqual(['@everyone', '@user:U1', '@usergroup:S1', 'https://a.example(a)', 'bold']));
  test('a markdown block', () =>
    expect(
      words(
        effectsOf({
          text: 'a',
          blocks: [{ type: 'markdown', text: '# h\n**b** [l](https://a.example) <!here> - no' }],
        }),
      ),
    ).toEqual(['@here', 'https://a.example(l)', 'heading', 'bold']));
  test('the text of the message counts, with parse, link_names and mrkdwn', () => {
    const text = '@ada *b* https://a.example <@U1>';
    expect(words(effectsOf({ text }))).toEqual(['@user:U1', 'https://a.example', 'bold']);
    expect(words(effectsOf({ text, parse: 'none' }))).toEqual(['@user:U1', 'bold']);
    expect(words(effectsOf({ text, linkNames: true }))).toContain('@name:@ada');
    expect(words(effectsOf({ text, plain: true }))).not.toContain('bold');
  });
  test('flags, with what Slack does when they are absent', () => {
    expect(effectsOf({ text: 'a' })).toMatchObject({
      parse: undefined,
      linkNames: false,
      unfurlLinks: false,
      unfurlMedia: true,
    });
    const told = { text: 'a', parse: 'full', linkNames: true, unfurlLinks: true, unfurlMedia: false };
    expect(effectsOf(told)).toMatchObject({ parse: 'full', linkNames: true, unfurlLinks: true, unfurlMedia: false });
  });
  test('says where', () =>
    expect(
      effectsOf({ text: 'a', blocks: [{ type: 'context', elements: [{ type: 'mrkdwn', text: '<!here>' }] }] }).mentions,
    ).toEqual([{ kind: 'here', id: '', where: 'blocks/0/elements/0' }]));
  test('views and attachments are read as well', () => {
    const blocks = [{ type: 'section', text: { type: 'mrkdwn', text: '*b*' } }];
    expect(words(effectsOf({ type: 'home', blocks }))).toEqual(['bold']);
    expect(words(effectsOf({ text: 'a', attachments: [{ blocks }] }))).toEqual(['bold']);
  });
});

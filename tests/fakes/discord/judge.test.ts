import { describe, expect, it } from 'vitest';
import type { SentFile } from './bodies.ts';
import { judgeBody, prepareJudge } from './judge-body.ts';

prepareJudge();

const POST = 'POST /channels/{channel_id}/messages';
const CALLBACK = 'POST /interactions/{interaction_id}/{interaction_token}/callback';
const COMMANDS = 'PUT /applications/{application_id}/commands';
const V2 = 1 << 15;

const codes = (route: string, body: unknown, files: readonly SentFile[] = []): string[] =>
  judgeBody({ route, body, files, before: null }).map(({ path, code }) => `${path.join('.')} ${code}`);

const many = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index));
const long = (length: number): string => 'x'.repeat(length);
const button = (more: object = {}) => ({ type: 2, style: 1, label: 'More', custom_id: 'more', ...more });
const buttons = (count: number) => many(count, (index) => button({ custom_id: `b${index}` }));
const row = (...components: object[]) => ({ type: 1, components });
const words = (content: string) => ({ type: 10, content });
const option = (more: object = {}) => ({ label: 'One', value: '1', ...more });
const select = (more: object = {}) => ({ type: 3, custom_id: 'days', options: [option()], ...more });
const v2 = (...components: object[]) => ({ flags: V2, components });
const embed = (more: object) => ({ embeds: [{ title: 'x', ...more }] });
const field = { name: 'n', value: 'v' };
const input = (more: object = {}) => ({ type: 4, custom_id: 'name', style: 1, ...more });
const label = (component: object, more: object = {}) => ({ type: 18, label: 'Name', component, ...more });
const modal = (...components: object[]) => ({ type: 9, data: { custom_id: 'add', title: 'Add', components } });
const command = (more: object = {}) => [{ name: 'brief', description: 'What happened', ...more }];
const argument = (more: object = {}) => ({ type: 3, name: 'topic', description: 'Which', ...more });
const file = { index: '0', name: 'a b.png', type: 'image/png', bytes: Buffer.from('x') };

describe('accepts', () => {
  it.each<[string, string, unknown, SentFile[]?]>([
    ['a plain message', POST, { content: 'x', nonce: 'n', enforce_nonce: true, allowed_mentions: { parse: [] } }],
    ['2000 characters', POST, { content: long(2000) }],
    ['what discord.js always sends', POST, { content: 'x', tts: false, enforce_nonce: false }],
    [
      'full embeds',
      POST,
      embed({ description: long(4096), fields: many(25, () => field), timestamp: '2026-01-01T00:00:00Z' }),
    ],
    ['rows', POST, { content: 'x', components: [row(...buttons(5)), row(select())] }],
    ['40 components', POST, v2({ type: 17, components: many(39, () => words('x')) })],
    ['4000 characters', POST, v2(words(long(2000)), words(long(2000)))],
    [
      'a section',
      POST,
      v2({ type: 9, components: [words('x')], accessory: { type: 2, style: 5, label: 'x', url: 'https://a.example' } }),
    ],
    ['a file alone', POST, { attachments: [{ id: '0', description: 'x' }] }, [file]],
    ['a file that is shown', POST, v2({ type: 12, items: [{ media: { url: 'attachment://a_b.png' } }] }), [file]],
    [
      'choices',
      CALLBACK,
      { type: 8, data: { choices: many(25, (index) => ({ name: `${index}`, value: `${index}` })) } },
    ],
    ['a deferral', CALLBACK, { type: 5, data: { flags: 64 } }],
    ['an ephemeral reply', CALLBACK, { type: 4, data: { content: 'x', flags: 64 } }],
    ['a modal', CALLBACK, modal(words('x'), label(input()), label(select()))],
    ['a modal of old', CALLBACK, modal(row(input({ label: 'Name' })))],
    [
      'a command',
      COMMANDS,
      command({ default_member_permissions: '32', contexts: [0], integration_types: [0], options: [argument()] }),
    ],
    ['another script', COMMANDS, command({ name: 'новости' })],
    ['a message command', COMMANDS, [{ name: 'Who said this?', type: 3 }]],
  ])('%s', (_, route, body, files) => expect(codes(route, body, files)).toEqual([]));
});

describe('refuses', () => {
  it.each<[string, string, unknown, string]>([
    ['a typing mistake', POST, { contnet: 'x' }, 'contnet UNKNOWN_FIELD'],
    ['one in an embed', POST, embed({ titel: 'x' }), 'embeds.0.titel UNKNOWN_FIELD'],
    [
      'one in a component',
      POST,
      { components: [row(button({ lable: 'x' }))] },
      'components.0.components.0.lable UNKNOWN_FIELD',
    ],
    ['2001 characters', POST, { content: long(2001) }, 'content BASE_TYPE_MAX_LENGTH'],
    ['nothing', POST, {}, ' MESSAGE_EMPTY'],
    ['spaces', POST, { content: ' \n' }, ' MESSAGE_EMPTY'],
    ['a long nonce', POST, { content: 'x', nonce: long(26) }, 'nonce BASE_TYPE_MAX_LENGTH'],
    ['11 embeds', POST, { embeds: many(11, () => ({ title: 'x' })) }, 'embeds BASE_TYPE_MAX_LENGTH'],
    ['26 fields', POST, embed({ fields: many(26, () => field) }), 'embeds.0.fields BASE_TYPE_MAX_LENGTH'],
    ['a long description', POST, embed({ description: long(4097) }), 'embeds.0.description BASE_TYPE_MAX_LENGTH'],
    [
      'an empty field',
      POST,
      embed({ fields: [{ name: 'n', value: '' }] }),
      'embeds.0.fields.0.value BASE_TYPE_BAD_LENGTH',
    ],
    [
      '6001 in embeds',
      POST,
      { embeds: many(2, () => ({ description: long(3001) })) },
      'embeds MAX_EMBED_SIZE_EXCEEDED',
    ],
    [
      'content with V2',
      POST,
      { content: 'x', ...v2(words('x')) },
      'content MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2',
    ],
    [
      'embeds with V2',
      POST,
      { ...embed({}), ...v2(words('x')) },
      'embeds MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2',
    ],
    ['V2 without its flag', POST, { components: [words('x')] }, 'components.0.type UNION_TYPE_CHOICES'],
    [
      '41 components',
      POST,
      v2({ type: 17, components: many(40, () => words('x')) }),
      'components COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED',
    ],
    [
      '4001 characters in all',
      POST,
      v2(words(long(2000)), words(long(2001))),
      'components COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED',
    ],
    ['an empty text', POST, v2(words('')), 'components.0.content BASE_TYPE_BAD_LENGTH'],
    [
      'a section without accessory',
      POST,
      v2({ type: 9, components: [words('x')] }),
      'components.0.accessory BASE_TYPE_REQUIRED',
    ],
    [
      '6 rows',
      POST,
      { components: many(6, (index) => row(button({ custom_id: `${index}` }))) },
      'components BASE_TYPE_MAX_LENGTH',
    ],
    ['6 buttons', POST, { components: [row(...buttons(6))] }, 'components.0.components BASE_TYPE_MAX_LENGTH'],
    [
      'a button and a select in a row',
      POST,
      { components: [row(button(), select())] },
      'components.0.components INVALID_VALUE',
    ],
    [
      'the same custom_id',
      POST,
      { components: [row(button(), button())] },
      'components COMPONENT_CUSTOM_ID_DUPLICATED',
    ],
    [
      'a long custom_id',
      POST,
      { components: [row(button({ custom_id: long(101) }))] },
      'components.0.components.0.custom_id BASE_TYPE_MAX_LENGTH',
    ],
    [
      'a long label',
      POST,
      { components: [row(button({ label: long(81) }))] },
      'components.0.components.0.label BASE_TYPE_MAX_LENGTH',
    ],
    [
      'a link without url',
      POST,
      { components: [row({ type: 2, style: 5, label: 'x' })] },
      'components.0.components.0.url INVALID_VALUE',
    ],
    [
      'an unknown style',
      POST,
      { components: [row(button({ style: 7 }))] },
      'components.0.components.0.style BASE_TYPE_MAX_LENGTH',
    ],
    [
      '26 options',
      POST,
      { components: [row(select({ options: many(26, (index) => option({ value: `${index}` })) }))] },
      'components.0.components.0.options BASE_TYPE_MAX_LENGTH',
    ],
    [
      'a long option',
      POST,
      { components: [row(select({ options: [option({ label: long(101) })] }))] },
      'components.0.components.0.options.0.label BASE_TYPE_MAX_LENGTH',
    ],
    [
      'options of one value',
      POST,
      { components: [row(select({ options: [option(), option()] }))] },
      'components.0.components.0.options INVALID_VALUE',
    ],
    [
      'a file that was not sent',
      POST,
      v2({ type: 13, file: { url: 'attachment://a.png' } }),
      'components UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND',
    ],
    [
      'an attachment that was not sent',
      POST,
      { content: 'x', attachments: [{ id: '0' }] },
      'attachments.0.id ATTACHMENT_NOT_FOUND',
    ],
    ['an ephemeral message to a channel', POST, { content: 'x', flags: 64 }, 'flags FLAGS_INVALID'],
    [
      'pings listed and parsed',
      POST,
      { content: 'x', allowed_mentions: { parse: ['users'], users: ['1'] } },
      'allowed_mentions INVALID_VALUE',
    ],
    [
      '26 choices',
      CALLBACK,
      { type: 8, data: { choices: many(26, (index) => ({ name: `${index}`, value: index })) } },
      'data.choices BASE_TYPE_MAX_LENGTH',
    ],
    [
      'a long choice',
      CALLBACK,
      { type: 8, data: { choices: [{ name: long(101), value: 'x' }] } },
      'data.choices.0.name BASE_TYPE_MAX_LENGTH',
    ],
    ['an unknown callback', CALLBACK, { type: 3 }, 'type BASE_TYPE_CHOICES'],
    ['a nonce in a callback', CALLBACK, { type: 4, data: { content: 'x', nonce: '1' } }, 'data.nonce UNKNOWN_FIELD'],
    ['an empty reply', CALLBACK, { type: 4, data: {} }, 'data MESSAGE_EMPTY'],
    [
      'a long title',
      CALLBACK,
      { type: 9, data: { custom_id: 'a', title: long(46), components: [label(input())] } },
      'data.title BASE_TYPE_MAX_LENGTH',
    ],
    [
      'a long text',
      CALLBACK,
      modal(label(input({ value: long(4001) }))),
      'data.components.0.component.value BASE_TYPE_MAX_LENGTH',
    ],
    [
      '6 labels',
      CALLBACK,
      modal(...many(6, (index) => label(input({ custom_id: `${index}` })))),
      'data.components BASE_TYPE_MAX_LENGTH',
    ],
    [
      'two fields of one custom_id',
      CALLBACK,
      modal(label(input()), label(input())),
      'data.components COMPONENT_CUSTOM_ID_DUPLICATED',
    ],
    ['two labels', CALLBACK, modal(label(input({ label: 'x' }))), 'data.components.0.component.label INVALID_VALUE'],
    ['upper case', COMMANDS, command({ name: 'Brief' }), '0.name INVALID_VALUE'],
    ['a space', COMMANDS, command({ name: 'to brief' }), '0.name INVALID_VALUE'],
    ['no description', COMMANDS, [{ name: 'brief' }], '0.description INVALID_VALUE'],
    [
      '26 arguments',
      COMMANDS,
      command({ options: many(26, (index) => argument({ name: `a${index}` })) }),
      '0.options INVALID_VALUE',
    ],
    [
      'required after optional',
      COMMANDS,
      command({ options: [argument(), argument({ name: 'b', required: true })] }),
      '0.options INVALID_VALUE',
    ],
    [
      'autocomplete with choices',
      COMMANDS,
      command({ options: [argument({ autocomplete: true, choices: [{ name: 'a', value: 'a' }] })] }),
      '0.options.0 INVALID_VALUE',
    ],
    ['the same name twice', COMMANDS, [...command(), ...command()], ' INVALID_VALUE'],
    [
      '8001 characters',
      COMMANDS,
      command({
        options: many(25, (index) =>
          argument({
            name: `a${index}`,
            description: long(100),
            choices: many(3, (choice) => ({ name: `${choice}${long(99)}`, value: `${choice}` })),
          }),
        ),
      }),
      '0 INVALID_VALUE',
    ],
  ])('%s', (_, route, body, expected) => expect(codes(route, body)).toContain(expected));
});

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { blockRules, elementRules } from './judge-blocks.ts';
import { limits } from './judge-limits.ts';
import {
  attachment,
  judgeBlocks,
  judgeMetadata,
  judgeOptions,
  judgeResponse,
  judgeSubmitAck,
  judgeView,
} from './judge-payloads.ts';
import { richTextParts } from './judge-rich-text.ts';
import { kinds, type Rule, verdict } from './judge-rules.ts';
import {
  anyText,
  confirm,
  conversationFilter,
  dispatchConfig,
  inputParameter,
  option,
  optionGroup,
  trigger,
  workflow,
} from './judge-texts.ts';
import { overLimits, type Part } from './over-limits.ts';
import type { Json } from './types.ts';

const viewFaults = (value: unknown): readonly string[] => {
  const kind = (value as Json).type === 'home' ? 'home' : 'modal';
  const { error, messages } = judgeView(value, kind);
  return error ? [error, ...messages] : [];
};
const parts: { readonly [part in Exclude<Part, 'view'>]: Rule } = {
  ...{ block: kinds(blockRules), element: kinds(elementRules), text: anyText(), confirm, group: optionGroup },
  ...{ option: option('select'), 'overflow option': option('overflow') },
};
const faultsOf = (part: Part, value: unknown): readonly string[] =>
  part === 'view' ? viewFaults(value) : verdict(parts[part], value);

function leaves(table: unknown, path: readonly string[] = []): readonly (readonly [string, number])[] {
  if (typeof table === 'number') return [[path.join('.'), table]];
  return Object.entries(table as Json).flatMap(([key, value]) => leaves(value, [...path, key]));
}

describe('each limit of the table', () => {
  test.each(leaves(limits))('%s is %d, and one beyond is refused', (path, limit) => {
    const [part, make] = overLimits[path] ?? [];
    if (!part || !make) throw new Error(`nothing breaks ${path}`);
    expect(faultsOf(part, make(limit))).not.toEqual([]);
    // what keeps the limit is fine: the same thing made for a limit that is one off the other way
    const kept = /min/u.test(path) ? limit + 1 : limit - 1;
    expect(faultsOf(part, make(kept))).toEqual([]);
  });
});

const section = { type: 'section', text: { type: 'mrkdwn', text: 'fine' } };
const button = (id: string) => ({ type: 'button', action_id: id, text: { type: 'plain_text', text: 'go' } });
const rich = (...elements: readonly unknown[]) => ({
  type: 'rich_text',
  elements: [{ type: 'rich_text_section', elements }],
});
const cell = { type: 'raw_text', text: 'c' };
const long = (count: number) => ({ type: 'section', text: { type: 'mrkdwn', text: 'x'.repeat(count) } });

describe('blocks of a message', () => {
  test.each<readonly [string, readonly unknown[]]>([
    ['fifty blocks', Array.from({ length: 50 }, () => section)],
    [
      'the same action id in two blocks',
      [
        { type: 'actions', elements: [button('a')] },
        { type: 'actions', elements: [button('a')] },
      ],
    ],
    ['13,200 characters', [long(3000), long(3000), long(3000), long(3000), long(1200)]],
    [
      'rich text with every kind of element',
      [
        rich(
          { type: 'text', text: 'a', style: { bold: true, underline: true } },
          { type: 'link', url: 'https://a.example', text: 'a' },
          { type: 'user', user_id: 'U1' },
          { type: 'broadcast', range: 'here' },
          { type: 'emoji', name: 'wave' },
          { type: 'date', timestamp: 1, format: '{date}' },
        ),
      ],
    ],
    [
      'a data table of 101 rows',
      [{ type: 'data_table', caption: 'c', rows: Array.from({ length: 101 }, () => [cell]) }],
    ],
  ])('%s are taken', (_, blocks) => expect(judgeBlocks(blocks)).toEqual({ messages: [] }));

  test.each<readonly [string, unknown, string]>([
    ['no list', {}, 'invalid_blocks_format'],
    ['fifty-one blocks', Array.from({ length: 51 }, () => section), 'invalid_blocks'],
    ['13,201 characters', [long(3000), long(3000), long(3000), long(3000), long(1201)], 'msg_blocks_too_long'],
    ['an unknown block', [{ type: 'sektion' }], 'invalid_blocks'],
    ['a name of Object.prototype as type', [{ type: 'constructor' }], 'invalid_blocks'],
    ['no type', [{}], 'invalid_blocks'],
    ['an unknown field', [{ ...section, colour: 'red' }], 'invalid_blocks'],
    [
      'an unknown field of a text',
      [{ type: 'section', text: { type: 'mrkdwn', text: 'a', emoji: true } }],
      'invalid_blocks',
    ],
    [
      'a block id twice',
      [
        { ...section, block_id: 'a' },
        { ...section, block_id: 'a' },
      ],
      'invalid_blocks',
    ],
    ['an action id twice in a block', [{ type: 'actions', elements: [button('a'), button('a')] }], 'invalid_blocks'],
    ['mrkdwn in a header', [{ type: 'header', text: { type: 'mrkdwn', text: 'a' } }], 'invalid_blocks'],
    [
      'mrkdwn on a button',
      [{ type: 'actions', elements: [{ ...button('a'), text: { type: 'mrkdwn', text: 'a' } }] }],
      'invalid_blocks',
    ],
    [
      'a strange button style',
      [{ type: 'actions', elements: [{ ...button('a'), style: 'default' }] }],
      'invalid_blocks',
    ],
    [
      'a button that leads nowhere',
      [{ type: 'actions', elements: [{ ...button('a'), url: 'a.example' }] }],
      'invalid_blocks',
    ],
    ['no elements', [{ type: 'actions', elements: [] }], 'invalid_blocks'],
    [
      'an input element in actions',
      [{ type: 'actions', elements: [{ type: 'plain_text_input', action_id: 'a' }] }],
      'invalid_blocks',
    ],
    [
      'an initial option that is no option',
      [
        {
          ...section,
          accessory: { type: 'static_select', action_id: 'a', options: [opt('a')], initial_option: opt('b') },
        },
      ],
      'invalid_blocks',
    ],
    ['eleven fields', [{ type: 'section', fields: Array.from({ length: 11 }, () => section.text) }], 'invalid_blocks'],
    ['an empty rich text word', [rich({ type: 'text', text: '' })], 'invalid_blocks'],
    ['mrkdwn in rich text', [rich({ type: 'mrkdwn', text: 'a' })], 'invalid_blocks'],
    [
      'a list in a rich text section',
      [rich({ type: 'rich_text_list', style: 'bullet', elements: [] })],
      'invalid_blocks',
    ],
    ['a broadcast to nobody known', [rich({ type: 'broadcast', range: 'all' })], 'invalid_blocks'],
    ['a link without address', [rich({ type: 'link', url: '', text: 'a' })], 'invalid_blocks'],
    ['a data table without caption', [{ type: 'data_table', rows: [[cell], [cell]] }], 'invalid_blocks'],
    [
      'a data table of 102 rows',
      [{ type: 'data_table', caption: 'c', rows: Array.from({ length: 102 }, () => [cell]) }],
      'invalid_blocks',
    ],
    [
      'a data table with uneven rows',
      [{ type: 'data_table', caption: 'c', rows: [[cell], [cell, cell]] }],
      'invalid_blocks',
    ],
    [
      'rich text in the header of a data table',
      [{ type: 'data_table', caption: 'c', rows: [[rich({ type: 'text', text: 'a' })], [cell]] }],
      'invalid_blocks',
    ],
    [
      'a row header that is no column',
      [{ type: 'data_table', caption: 'c', rows: [[cell], [cell]], row_header_column_index: 1 }],
      'invalid_blocks',
    ],
    [
      'two tables',
      [
        { type: 'table', rows: [[cell]] },
        { type: 'table', rows: [[cell]] },
      ],
      'invalid_blocks',
    ],
    ['an alert, which only modals have', [{ type: 'alert', text: section.text }], 'invalid_blocks'],
    ['markdown over 12,000 in all', [1, 2].map(() => ({ type: 'markdown', text: 'x'.repeat(6001) })), 'invalid_blocks'],
  ])('%s is refused', (_, blocks, error) => {
    const judged = judgeBlocks(blocks);
    expect(judged.error).toBe(error);
    expect(judged.messages).not.toEqual([]);
  });

  test('a refusal says where', () =>
    expect(judgeBlocks([section, { ...section, colour: 'red' }]).messages).toEqual([
      '[ERROR] unknown field: colour [json-pointer:/blocks/1/colour]',
    ]));
});

function opt(value: string): Json {
  return { text: { type: 'plain_text', text: value }, value };
}
const modal = (more: Json = {}): Json => ({
  type: 'modal',
  title: { type: 'plain_text', text: 't' },
  blocks: [section],
  ...more,
});
const input = {
  type: 'input',
  block_id: 'i',
  label: { type: 'plain_text', text: 'l' },
  element: { type: 'plain_text_input', action_id: 'a' },
};

describe('views, acknowledgements, options and responses', () => {
  test.each<readonly [string, unknown, 'modal' | 'home', string | undefined]>([
    ['a modal', modal(), 'modal', undefined],
    [
      'a modal with input and submit',
      modal({ blocks: [input], submit: { type: 'plain_text', text: 's' } }),
      'modal',
      undefined,
    ],
    ['a modal with input that cannot be sent', modal({ blocks: [input] }), 'modal', 'invalid_arguments'],
    ['a modal in place of a Home tab', modal(), 'home', 'invalid_arguments'],
    ['a Home tab with a title', { ...modal(), type: 'home' }, 'home', 'invalid_arguments'],
    ['a table in a modal', modal({ blocks: [{ type: 'table', rows: [[cell]] }] }), 'modal', 'invalid_arguments'],
    [
      'a view over 250 kB',
      { type: 'home', blocks: Array.from({ length: 100 }, () => long(2900)) },
      'home',
      'view_too_large',
    ],
  ])('%s', (_, view, kind, error) => expect(judgeView(view, kind).error).toBe(error));

  test.each<readonly [string, unknown, boolean]>([
    ['nothing', {}, true],
    ['clear', { response_action: 'clear' }, true],
    ['an error of an input', { response_action: 'errors', errors: { i: 'no' } }, true],
    ['an error of nothing', { response_action: 'errors', errors: { b: 'no' } }, false],
    ['an update', { response_action: 'update', view: modal() }, true],
    ['an update to nothing', { response_action: 'update' }, false],
    ['an unknown action', { response_action: 'close' }, false],
  ])('the acknowledgement of a form: %s', (_, ack, taken) =>
    expect(judgeSubmitAck(ack, ['i']).length === 0).toBe(taken),
  );

  test.each<readonly [string, unknown, boolean]>([
    ['none', { options: [] }, true],
    ['a hundred', { options: Array.from({ length: 100 }, (_, i) => opt(`${i}`)) }, true],
    ['a hundred and one', { options: Array.from({ length: 101 }, (_, i) => opt(`${i}`)) }, false],
    ['too long a text', { options: [opt('x'.repeat(76))] }, false],
    ['nothing at all', {}, false],
    ['both options and groups', { options: [], option_groups: [] }, false],
  ])('options: %s', (_, options, taken) => expect(judgeOptions(options).length === 0).toBe(taken));

  test.each<readonly [string, unknown, string | undefined]>([
    ['text', { text: 'a' }, undefined],
    ['blocks in place of the original', { text: 'a', blocks: [section], replace_original: true }, undefined],
    ['deletion', { delete_original: true }, undefined],
    ['nothing', {}, 'invalid_payload'],
    ['a channel', { text: 'a', channel: 'C1' }, 'invalid_payload'],
    ['an unknown kind', { text: 'a', response_type: 'public' }, 'invalid_payload'],
    ['wrong blocks', { text: 'a', blocks: [{ type: 'x' }] }, 'invalid_blocks'],
  ])('a response: %s', (_, payload, error) => expect(judgeResponse(payload).error).toBe(error));

  test.each<readonly [string, unknown, string | undefined]>([
    ['type and payload', { event_type: 'posted', event_payload: { key: 'a' } }, undefined],
    ['no type', { event_payload: {} }, 'invalid_metadata_format'],
    ['more', { event_type: 'a', event_payload: {}, sender: 'b' }, 'invalid_metadata_format'],
    ['too much', { event_type: 'a', event_payload: { key: 'x'.repeat(16_000) } }, 'metadata_too_large'],
  ])('metadata: %s', (_, metadata, error) => expect(judgeMetadata(metadata).error).toBe(error));
});

// an independent description of Block Kit (slackblocks, MIT); where its folder is not, the tables above still run
const folder = join(process.env.CHAT_CONTRACTS ?? join(process.cwd(), '../shared/data/chat'), 'slackblocks/spec');
const readSpec = (path: string): unknown => JSON.parse(readFileSync(join(folder, path), 'utf8'));

describe.skipIf(!existsSync(folder))(
  'the judge and slackblocks (skipped where its files are not: set CHAT_CONTRACTS)',
  () => {
    /** Where we disagree on purpose. */
    const stricter: { readonly [path: string]: string } = {
      'data_table.rows.max_items': 'half of it: 2 to 101 rows are what clients were seen to show',
      'data_visualization.segments.max_items': 'the documentation says 6 in one place and 12 in another',
      'data_visualization.series.max_items': 'the documentation says 6 in one place and 12 in another',
    };
    const refused: { readonly [fixture: string]: string } = {
      'messages/webhook_message_basic': 'a block id twice, and metadata without event_type',
      'messages/webhook_message_delete': 'a block id twice, and metadata without event_type',
      'elements/rich_text_input_basic':
        'its initial value is a text element; the documentation wants a rich_text block',
    };

    test('the limits are the same, except where named', () => {
      const theirs = leaves(readSpec('limits.json')).filter(([path]) => !(path in stricter));
      const ours = leaves(limits).filter(([path]) => !(path in stricter));
      expect(new Map(ours)).toEqual(new Map(theirs));
    });

    const broken = existsSync(folder)
      ? (readSpec('fixtures/invalid/manifest.json') as { cases: readonly { id: string; constraint: string }[] }).cases
      : [];
    const numbers = existsSync(folder) ? new Map(leaves(readSpec('limits.json'))) : new Map<string, number>();
    test('all 106 invalid cases are known', () => expect(broken).toHaveLength(106));
    test.each(broken)('refuses $id', ({ constraint }) => {
      const [part, make] = overLimits[constraint] ?? [];
      if (!part || !make) throw new Error(`nothing breaks ${constraint}`);
      expect(faultsOf(part, make(numbers.get(constraint) ?? 0))).not.toEqual([]);
    });

    const fixtures = existsSync(folder)
      ? readdirSync(join(folder, 'fixtures/valid'), { recursive: true, encoding: 'utf8' }).filter((path) =>
          path.endsWith('.json'),
        )
      : [];
    test('all 100 valid fixtures are known', () => expect(fixtures).toHaveLength(100));
    test.each(fixtures.map((path) => path.replace('.json', '')))('takes %s', (name) => {
      const found = judgeFixture(name, readSpec(`fixtures/valid/${name}.json`) as Json);
      if (name in refused) expect(found).not.toEqual([]);
      else expect(found).toEqual([]);
    });
  },
);

const objects: readonly (readonly [string, Rule])[] = [
  ['confirmation', confirm],
  ['conversation_filter', conversationFilter],
  ['dispatch_action', dispatchConfig],
  ['input_parameter', inputParameter],
  ['option_group', optionGroup],
  ['option', option('select')],
  ['text', anyText()],
  ['trigger', trigger],
  ['workflow', workflow],
];

function judgeFixture(name: string, value: Json): readonly string[] {
  const [kind = '', file = ''] = name.split('/');
  if (kind === 'views') return viewFaults(value);
  if (kind === 'messages') {
    const { channel: _, ...payload } = value; // a response has no channel, else it is the same
    const { error, messages } = judgeResponse(payload);
    return error ? [error, ...messages] : [];
  }
  const rules: { readonly [kind: string]: Rule | undefined } = {
    ...{ attachments: attachment, blocks: parts.block, elements: parts.element, rich_text: kinds(richTextParts) },
    objects: objects.find(([prefix]) => file.startsWith(prefix))?.[1],
  };
  const rule = rules[kind];
  if (!rule) throw new Error(`nothing judges ${name}`);
  return verdict(rule, value);
}

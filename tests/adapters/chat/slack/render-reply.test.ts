import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LIMITS } from '../../../../src/adapters/chat/slack/limits.ts';
import { shownCharacters } from '../../../../src/adapters/chat/slack/measure.ts';
import { packButtons } from '../../../../src/adapters/chat/slack/pack-button.ts';
import { renderReply } from '../../../../src/adapters/chat/slack/render-reply.ts';
import { labelWithHost } from '../../../../src/adapters/chat/slack/show-host.ts';
import { writeHome } from '../../../../src/adapters/chat/slack/write-home.ts';
import { cleanText } from '../../../../src/core/reply/clean-text.ts';
import type { Block } from '../../../../src/model/reply.ts';
import { effectsOf } from '../../../fakes/slack/effects.ts';
import { judgeBlocks, judgeView } from '../../../fakes/slack/judge-payloads.ts';
import { clock, memoryStore } from './open-driver.ts';
import { everywhere, replies } from './replies.ts';

const hostile: readonly { readonly what: string; readonly text: string }[] = JSON.parse(
  readFileSync(new URL('../../../data/chat/hostile-texts.json', import.meta.url), 'utf8'),
);

const options = {
  timezone: 'Europe/Berlin',
  tableForm: 'data_table',
  packedOf: () => 'brief?',
  picture: null,
  textAtMost: 4000,
} as const;
const render = (...blocks: Block[]) => renderReply({ title: 'Tides', private: false, blocks, more: null }, options);

describe('renderReply', () => {
  it('lays out a briefing: header, context, list, quotation, line between stories, buttons last', () => {
    const story: Block[] = [
      { kind: 'heading', text: 'The barrier vote' },
      { kind: 'text', line: ['2 articles in 2 outlets: The Lantern, Harbour Post'], small: true },
      {
        kind: 'bullets',
        items: [['It was held. (', { kind: 'link', text: 'The Lantern', url: 'https://lantern.example/a' }, ')']],
      },
      {
        kind: 'quote',
        words: ['We will build it'],
        reported: false,
        by: ['Orla Brandt'],
        source: [{ kind: 'day', day: '2025-02-13' }],
      },
    ];
    const buttons: Block = {
      kind: 'buttons',
      buttons: [{ label: 'Sources', request: { command: 'brief', options: {} } }],
    };
    const { blocks, text } = renderReply(
      {
        title: 'Tides',
        private: false,
        blocks: [...story, ...story, buttons],
        more: { command: 'brief', options: {}, page: 2 },
      },
      options,
    );
    expect(blocks.map(({ type }) => type)).toEqual([
      ...[
        'header',
        'context',
        'rich_text',
        'rich_text',
        'divider',
        'header',
        'context',
        'rich_text',
        'rich_text',
        'divider',
        'actions',
      ],
    ]);
    expect(blocks.at(-1)).toMatchObject({
      elements: [{ action_id: 'ask:0', text: { text: 'Sources' } }, { action_id: 'more:1' }],
    });
    expect(text).toContain('“We will build it”');
    expect(text).not.toContain('https');
  });

  it('shows times in the zone of whoever reads, in small letters where the words have no markup', () => {
    const at = { kind: 'time', at: '2025-02-13T09:00:00.000Z' } as const;
    expect(render({ kind: 'text', line: ['first seen ', at], small: true }).blocks).toEqual([
      {
        type: 'context',
        elements: [
          {
            type: 'mrkdwn',
            text: 'first seen <!date^1739437200^{date_short_pretty} at {time}|Thu 13 Feb 2025 10:00 CET>',
            verbatim: true,
          },
        ],
      },
    ]);
    const [wild] = render({ kind: 'text', line: ['*first* seen ', at], small: true }).blocks;
    expect(wild).toMatchObject({
      type: 'rich_text',
      elements: [{ elements: [{ text: '*first* seen ' }, { type: 'date', timestamp: 1739437200 }] }],
    });
  });

  it('labels what an outlet reports, without quote marks and without the bar of a quotation', () => {
    const { blocks } = render({
      kind: 'quote',
      words: ['it will be built'],
      reported: true,
      by: ['Orla'],
      source: ['The Lantern'],
    });
    expect(JSON.stringify(blocks)).toContain('reported: it will be built');
    expect(JSON.stringify(blocks)).not.toMatch(/rich_text_quote|“/);
  });

  it('takes one table a message, and lists the others', () => {
    const table: Block = { kind: 'table', caption: 'Who', columns: ['who', 'where'], rows: [[['Orla'], []]] };
    const { blocks } = render(table, table);
    expect(blocks.map(({ type }) => type)).toEqual(['data_table', 'rich_text']);
  });

  it.each([
    ['The Lantern', 'https://lantern.example/a', 'The Lantern'],
    ['The Lantern', 'https://evil.example/a', 'The Lantern (evil.example)'],
    ['lantern.example', 'https://evil.example/', 'lantern.example (evil.example)'],
    ['evil.example', 'https://www.evil.example/', 'evil.example'],
    ['Lantern', 'https://lantern.evil.example/', 'Lantern (lantern.evil.example)'],
    ['Harbour News', 'https://www.harbour.co.uk/x', 'Harbour News'],
    ['', 'https://www.harbour.co.uk/x', 'harbour.co.uk'],
  ])('shows the host where the label %s hides it', (label, url, shown) => {
    expect(labelWithHost(label, url)).toBe(shown);
  });

  it('makes messages that Slack takes out of 300 replies', async () => {
    const keeping = { store: memoryStore(), clock };
    await fc.assert(
      fc.asyncProperty(replies, fc.constantFrom('data_table', 'table', 'list'), async (reply, tableForm) => {
        const packedOf = await packButtons(reply, keeping);
        const { text, blocks } = renderReply(reply, { ...options, tableForm, packedOf });
        expect(judgeBlocks(blocks)).toEqual({ messages: [] });
        expect(shownCharacters(blocks)).toBeLessThanOrEqual(LIMITS.textOfAllBlocks);
        expect(text.trim()).not.toBe('');
        expect([...text].length).toBeLessThanOrEqual(4000);
        expect(effectsOf({ text, blocks, parse: 'none' }).mentions).toEqual([]);
      }),
      { numRuns: 300, endOnFailure: true },
    );
  }, 240_000);

  it('makes Home tabs that Slack takes', () => {
    fc.assert(
      fc.property(fc.array(replies, { maxLength: 6 }), (channels) => {
        const listed = channels.map((reply, index) => ({ id: `C${index}`, reply, packedOf: options.packedOf }));
        const view = writeHome({
          notice: listed[0] ?? null,
          channels: listed,
          addValue: 'subscribe?',
          timezone: 'UTC',
        });
        expect(judgeView(view, 'home')).toEqual({ messages: [] });
      }),
      { numRuns: 100, endOnFailure: true },
    );
  }, 120_000);
});

describe('hostile text', () => {
  const OWN = ['https://lantern.example/a?b=c%7Cd', 'https://lantern.example/'];

  it.each(hostile)('does nothing: $what', ({ text }) => {
    for (const tableForm of ['data_table', 'table', 'list'] as const) {
      const message = renderReply(everywhere(text), { ...options, tableForm });
      const effects = effectsOf({ ...message, parse: 'none' });
      expect(effects.mentions).toEqual([]);
      // One link of the reply has the text itself as its address: it may lead there, if it is one, under its own host.
      const own = URL.canParse(text) ? [...OWN, new URL(text).href, text] : OWN;
      expect(effects.links.filter(({ kind, url }) => kind !== 'element' || !own.includes(url))).toEqual([]);
      expect(
        effects.formatting.filter(({ kind }) => !['bold', 'list', 'quote', 'preformatted', 'date'].includes(kind)),
      ).toEqual([]);
      expect(effects.formatting.filter(({ where }) => where === 'text')).toEqual([]);
    }
  });

  it.each(hostile)('stands in a quotation as it was said: $what', ({ text }) => {
    const said = cleanText(text).trim();
    const { blocks } = render({ kind: 'quote', words: [text], reported: false, by: ['Orla'], source: ['The Lantern'] });
    const shown = JSON.stringify(blocks);
    const isWhole = said.length < 9_000;
    expect(shown.includes(JSON.stringify(`“${said}”`))).toBe(isWhole && said !== '');
    if (!isWhole) expect(shown).toContain('Too long to be shown whole here');
  });
});

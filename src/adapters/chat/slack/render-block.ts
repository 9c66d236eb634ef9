import type { KnownBlock, RichTextBlock, RichTextElement, RichTextSection, Button as SlackButton } from '@slack/types';
import { cleanText } from '../../../core/reply/clean-text.ts';
import { renderTimeline } from '../../../core/reply/render-timeline.ts';
import type { Block, Button, Line, Request, Timeline } from '../../../model/reply.ts';
import { LIMITS } from './limits.ts';
import { richLine, richLink, richSection, richText } from './render-line.ts';
import { renderSmall } from './render-small.ts';
import { renderTable, type TableForm } from './render-table.ts';

export type RenderOptions = {
  readonly timezone: string; // of times where Slack does not show them in the reader's own
  readonly tableForm: TableForm;
  readonly packedOf: (request: Request) => string; // what a button carries
  readonly picture: UploadedPicture | null; // of the reply's timeline
};

export type UploadedPicture = { readonly fileId: string; readonly alt: string };

/** A block as Slack's blocks: none where nothing of it is seen. */
export function renderBlock(block: Block, options: RenderOptions): KnownBlock[] {
  const { timezone } = options;
  switch (block.kind) {
    case 'heading':
      return renderHeading(block.text);
    case 'text': {
      if (block.small) return some(renderSmall(block.line, timezone));
      return rich([richSection(block.line, timezone)]);
    }
    case 'bullets':
      return renderList(block.items, timezone);
    case 'quote':
      return renderQuote(block, timezone);
    case 'table':
      return renderTable(block, { form: options.tableForm, timezone });
    case 'timeline':
      return renderTimelineBlock(block, options);
    case 'facts':
      return renderList(
        block.facts.map(({ label, value }): Line => [{ kind: 'strong', text: label }, ': ', ...value]),
        timezone,
      );
    case 'links': {
      const items = block.links.map(({ text, url }): RichTextElement[] => richLink(text, url));
      return listOf(items.flatMap((elements) => (elements.length === 0 ? [] : [section(elements)])));
    }
    case 'buttons':
      return renderButtons(block.buttons, options.packedOf);
    default:
      return block satisfies never;
  }
}

/** A button, and whether it turns the page: then its answer takes the place of a private one. */
export type PressedButton = Button & { readonly turnsPage?: true };

/** Buttons as rows; how one is asked stands in its action id: `ask:0`, or `form:1:topic,mode`. */
export function renderButtons(buttons: readonly PressedButton[], packedOf: (request: Request) => string): KnownBlock[] {
  const elements = buttons.map(({ label, request, form, turnsPage }, index): SlackButton => {
    const isForm = form !== undefined && form.length > 0;
    return {
      type: 'button',
      text: { type: 'plain_text', text: shortened(cleanText(label).trim() || 'Ask', LIMITS.buttonLabel), emoji: false },
      action_id: isForm ? formAction(index, form) : `${turnsPage ? 'more' : 'ask'}:${index}`,
      value: packedOf(request),
    };
  });
  return chunks(elements, LIMITS.actionsElements).map((few): KnownBlock => ({ type: 'actions', elements: few }));
}

/** Names that are too many for an action id are all of the command's. */
function formAction(index: number, names: readonly string[]): string {
  const action = `form:${index}:${names.join(',')}`;
  return action.length <= LIMITS.actionId ? action : `form:${index}:${ALL_OPTIONS}`;
}

/** Stands for all options of the command: `form:0:*`. */
export const ALL_OPTIONS = '*';

function renderHeading(text: string): KnownBlock[] {
  const words = cleanText(text).trim();
  if (words === '') return [];
  if ([...words].length <= LIMITS.header)
    return [{ type: 'header', text: { type: 'plain_text', text: words, emoji: false } }];
  return rich([section(richText(words, { bold: true }))]);
}

function renderList(items: readonly Line[], timezone: string): KnownBlock[] {
  return listOf(items.flatMap((item) => some(richSection(item, timezone))));
}

/** Only words that were said stand beside the quotation's bar; an outlet's own words are labelled. */
function renderQuote(quote: Extract<Block, { kind: 'quote' }>, timezone: string): KnownBlock[] {
  const parts = quote.words.map((part) => cleanText(part).trim()).filter((part) => part !== '');
  const source = [
    ...richText('— '),
    ...richLine(quote.by, timezone),
    ...richText(', '),
    ...richLine(quote.source, timezone),
  ];
  if (parts.length === 0) return rich([section(source)]);
  if (quote.reported) return rich([section([...richText(`reported: ${parts.join(' … ')} `), ...source])]);
  const words = richText(parts.map((part) => `“${part}”`).join(' … '));
  return rich([{ type: 'rich_text_quote', elements: words }, section(source)]);
}

/** The picture, and always what it shows in words too: a file can be out of a reader's reach. */
function renderTimelineBlock(timeline: Timeline, { picture }: RenderOptions): KnownBlock[] {
  const text = renderTimeline(timeline, { width: TIMELINE_COLUMNS, style: { small: (words) => words } });
  const lines = text.split('\n').map((line) => line.replace(/[^\S\n]+$/, ''));
  const words: KnownBlock[] = [
    {
      type: 'rich_text',
      elements: [{ type: 'rich_text_preformatted', elements: [{ type: 'text', text: lines.join('\n') }] }],
    },
  ];
  if (picture === null) return words;
  return [{ type: 'image', slack_file: { id: picture.fileId }, alt_text: picture.alt }, ...words];
}

const TIMELINE_COLUMNS = 72; // what a message of Slack shows of preformatted text beside an open side bar

const section = (elements: RichTextElement[]): RichTextSection => ({ type: 'rich_text_section', elements });

function listOf(items: RichTextSection[]): KnownBlock[] {
  return items.length === 0 ? [] : rich([{ type: 'rich_text_list', style: 'bullet', elements: items }]);
}

function rich(parts: readonly (RichTextBlock['elements'][number] | undefined)[]): KnownBlock[] {
  const elements = parts.flatMap((part) => (part !== undefined && part.elements.length > 0 ? [part] : []));
  return elements.length === 0 ? [] : [{ type: 'rich_text', elements }];
}

function some<T>(value: T | undefined): T[] {
  return value === undefined ? [] : [value];
}

export function shortened(text: string, atMost: number): string {
  const characters = [...text];
  return characters.length <= atMost
    ? text
    : `${characters
        .slice(0, atMost - 1)
        .join('')
        .trimEnd()}…`;
}

function chunks<T>(items: readonly T[], size: number): T[][] {
  return items.length === 0 ? [] : [items.slice(0, size), ...chunks(items.slice(size), size)];
}

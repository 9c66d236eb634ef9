import { elements, imageRule, placesOf } from './judge-elements.ts';
import { limits, more } from './judge-limits.ts';
import { richText } from './judge-rich-text.ts';
import { flag, isObject, kinds, list, number, oneOf, type Rule, shape, some, text, url } from './judge-rules.ts';
import { anyText, marked, oneOfTwo, plain, urlSource } from './judge-texts.ts';
import { characters, textsIn } from './values.ts';

type Rules = { readonly [key: string]: Rule };

const all = elements(richText);
const places = placesOf(all);
const image = imageRule();

/** Interactive elements and pictures by type, wherever they may stand. */
export const elementRules: Rules = { ...all, url: urlSource };

const block = (type: string, needs: Rules, may: Rules = {}, also?: Rule): Rule =>
  shape({
    needs: { type: oneOf(type), ...needs },
    may: { block_id: text({ min: 1, max: limits.block_id.max_length }), ...may },
    ...(also ? { also } : {}),
  });

const cells: Rules = {
  raw_text: shape({ needs: { type: oneOf('raw_text'), text: text({ min: 1 }) } }),
  raw_number: shape({ needs: { type: oneOf('raw_number'), value: number(), text: text({ min: 1 }) } }),
  rich_text: richText,
};
const rows = (range: { readonly min: number; readonly max: number }, columns: number): Rule =>
  list(list(kinds(cells), { min: 1, max: columns }), range);

/** Every row has as many cells as the first; settings and header column fit them. */
const even: Rule = (value, at, tell) => {
  if (!isObject(value) || !Array.isArray(value.rows)) return;
  const widths = value.rows.map((row) => (Array.isArray(row) ? row.length : 0));
  const width = widths[0] ?? 0;
  if (widths.some((one) => one !== width)) tell(`${at}/rows`, 'rows must have equal numbers of cells');
  if (Array.isArray(value.column_settings) && value.column_settings.length !== width)
    tell(`${at}/column_settings`, 'there must be one setting a column');
  if (typeof value.row_header_column_index === 'number' && value.row_header_column_index >= width)
    tell(`${at}/row_header_column_index`, 'there is no such column');
  if (value.type !== 'data_table') return;
  const header = Array.isArray(value.rows[0]) ? value.rows[0] : [];
  if (header.some((cell) => isObject(cell) && cell.type === 'rich_text'))
    tell(`${at}/rows/0`, 'no rich text in the header');
  const content = textsIn(value.rows).reduce((sum, words) => sum + characters(words), 0);
  if (content > limits.data_table.content.max_length) tell(`${at}/rows`, 'the table has too much text');
};

const { data_visualization: chart } = limits;
const point = shape({ needs: { label: text({ min: 1, max: chart.point_label.max_length }), value: number() } });
const series = shape({
  needs: {
    name: text({ min: 1, max: chart.series_name.max_length }),
    data: list(point, { min: 1, max: chart.data.max_items }),
  },
});
const axis = shape({
  needs: {
    categories: list(text({ min: 1, max: chart.category_label.max_length }), {
      min: 1,
      max: chart.categories.max_items,
    }),
  },
  may: { x_label: text({ max: chart.axis_label.max_length }), y_label: text({ max: chart.axis_label.max_length }) },
});
const segment = shape({
  needs: { label: text({ min: 1, max: chart.segment.label.max_length }), value: number({ min: Number.MIN_VALUE }) },
});
const lines = (type: string): Rule =>
  shape({
    needs: { type: oneOf(type), series: list(series, { min: 1, max: chart.series.max_items }), axis_config: axis },
  });
const charts: Rules = {
  pie: shape({ needs: { type: oneOf('pie'), segments: list(segment, { min: 1, max: chart.segments.max_items }) } }),
  ...{ bar: lines('bar'), line: lines('line'), area: lines('area') },
};

const card = block(
  'card',
  {},
  {
    ...{ hero_image: image, icon: image, title: marked(limits.card.title.max_length) },
    ...{ subtitle: marked(limits.card.subtitle.max_length), body: marked(limits.card.body.max_length) },
    actions: list(kinds(some(all, 'button')), { min: 1, max: limits.card.actions.max_items }),
    slack_icon: shape({ needs: { type: oneOf('icon'), name: text({ min: 1 }) } }),
    subtext: marked(limits.card.subtext.max_length),
  },
);

const task: Rules = {
  task_id: text({ min: 1 }),
  title: text({ min: 1 }),
  status: oneOf('pending', 'in_progress', 'complete', 'error'),
};
const taskMay: Rules = { details: richText, output: richText, sources: list(urlSource) };

const textOrFields: Rule = (value, at, tell) => {
  if (isObject(value) && value.text === undefined && value.fields === undefined)
    tell(at, 'one of text and fields is required');
};

const simple: Rules = {
  section: block(
    'section',
    {},
    {
      text: anyText(limits.section.text.max_length),
      fields: list(anyText(limits.section.fields.item_max_length), { min: 1, max: limits.section.fields.max_items }),
      accessory: kinds(places.accessory),
      expand: flag,
    },
    textOrFields,
  ),
  divider: block('divider', {}),
  header: block('header', { text: plain(limits.header.text.max_length) }),
  context: block('context', {
    elements: list(
      (value, at, tell) =>
        isObject(value) && value.type === 'image' ? image(value, at, tell) : anyText()(value, at, tell),
      { min: 1, max: limits.context.elements.max_items },
    ),
  }),
  actions: block('actions', {
    elements: list(kinds(places.actions), { min: 1, max: limits.actions.elements.max_items }),
  }),
  image: imageRule({ may: { block_id: text({ min: 1, max: 255 }), title: plain(2000) } }),
  input: block(
    'input',
    { label: plain(limits.input.label.max_length), element: kinds(places.input) },
    { hint: plain(limits.input.hint.max_length), optional: flag, dispatch_action: flag },
  ),
  rich_text: richText,
  file: block('file', { external_id: text({ min: 1 }), source: oneOf('remote') }),
  table: block(
    'table',
    { rows: rows({ min: 1, max: more.table.rows }, more.table.columns) },
    { column_settings: list(shape({ may: { align: oneOf('left', 'center', 'right'), is_wrapped: flag } })) },
    even,
  ),
  video: block(
    'video',
    {
      ...{
        alt_text: text({ min: 1, max: limits.video.alt_text.max_length }),
        title: plain(limits.video.title.max_length),
      },
      ...{ video_url: url(), thumbnail_url: url() },
    },
    {
      ...{
        title_url: url(),
        provider_icon_url: url(),
        author_name: text({ max: limits.video.author_name.max_length }),
      },
      description: plain(limits.video.description.max_length),
      provider_name: text({ max: limits.video.provider_name.max_length }),
    },
  ),
};

/** Every block by type. */
export const blockRules: Rules = {
  ...simple,
  markdown: block('markdown', { text: text({ min: 1, max: limits.markdown.text.max_length }) }),
  alert: block(
    'alert',
    { text: anyText(limits.alert.text.max_length) },
    { level: oneOf('default', 'info', 'warning', 'error', 'success') },
  ),
  card,
  carousel: block('carousel', { elements: list(kinds({ card }), { min: 1, max: limits.carousel.elements.max_items }) }),
  container: block(
    'container',
    { child_blocks: list(kinds(simple), { min: 1, max: limits.container.child_blocks.max_items }) },
    {
      ...{ title: plain(limits.container.title.max_length), rich_text_title: richText },
      ...{ subtitle: anyText(limits.container.subtitle.max_length), icon: image },
      ...{ width: oneOf('narrow', 'standard', 'wide', 'full'), is_collapsible: flag },
      ...{ default_collapsed: flag, has_header_divider: flag },
    },
    oneOfTwo('title', 'rich_text_title', false),
  ),
  context_actions: block('context_actions', {
    elements: list(kinds(some(all, 'feedback_buttons', 'icon_button')), {
      min: 1,
      max: limits.context_actions.elements.max_items,
    }),
  }),
  data_table: block(
    'data_table',
    {
      rows: rows({ min: limits.data_table.rows.min_items, max: limits.data_table.rows.max_items }, 20),
      caption: text({ min: 1 }),
    },
    {
      page_size: number({ ...limits.data_table.page_size, whole: true }),
      row_header_column_index: number({ min: 0, whole: true }),
    },
    even,
  ),
  data_visualization: block('data_visualization', {
    title: text({ min: 1, max: chart.title.max_length }),
    chart: kinds(charts),
  }),
  task_card: block('task_card', task, taskMay),
  plan: block(
    'plan',
    { title: text({ min: 1 }) },
    { tasks: list(shape({ needs: task, may: { ...taskMay, type: oneOf('task_card'), block_id: text({ min: 1 }) } })) },
  ),
};

/** What a Home tab or a modal does not show, and what a message does not (docs.slack.dev/blocks.json, "surfaces"). */
const MESSAGES_ONLY = ['markdown', 'table', 'data_table', 'data_visualization', 'context_actions', 'task_card', 'plan'];
const without = (...names: readonly string[]): Rules =>
  some(blockRules, ...Object.keys(blockRules).filter((name) => !names.includes(name)));
export const blocksOn: { readonly [surface in 'message' | 'modal' | 'home']: Rules } = {
  message: without('alert', 'file'), // a file block is only read, never sent
  modal: without(...MESSAGES_ONLY, 'container', 'carousel', 'file'),
  home: without(...MESSAGES_ONLY, 'container', 'alert', 'file'),
};

import type { Json } from './types.ts';

/** What is judged by itself: a block, an element of one, a view, or a part of these. */
export type Part = 'block' | 'element' | 'view' | 'text' | 'option' | 'overflow option' | 'group' | 'confirm';
type Case = readonly [part: Part, make: (limit: number) => Json];

const x = (count: number): string => '😀'.repeat(count); // one character, two code units: limits count the former
const plain = (text: string): Json => ({ type: 'plain_text', text });
const marked = (text: string): Json => ({ type: 'mrkdwn', text });
const some = (count: number, make: (index: number) => unknown): readonly unknown[] =>
  Array.from({ length: count }, (_, i) => make(i));
const option = (index: number): Json => ({ text: plain(`o${index}`), value: `v${index}` });
const link = (count: number): string => `https://a.example/${x(count - 18)}`;
const list = (type: string, count: number, more: Json = {}): Json => ({
  type,
  action_id: 'a',
  options: some(count, option),
  ...more,
});
const group = (count: number): Json => ({ label: plain('g'), options: some(count, option) });
const button = (more: Json): Json => ({ type: 'button', text: plain('b'), action_id: 'a', ...more });
const confirm = (more: Json): Json => ({
  title: plain('t'),
  text: plain('t'),
  confirm: plain('y'),
  deny: plain('n'),
  ...more,
});
const section: Json = { type: 'section', text: plain('s') };
const card = (more: Json): Json => ({ type: 'card', title: marked('t'), ...more });
const container = (more: Json): Json => ({ type: 'container', child_blocks: [section], ...more });
const image = (more: Json): Json => ({ type: 'image', image_url: 'https://a.example/i.png', alt_text: 'i', ...more });
const input = (more: Json): Json => ({
  type: 'input',
  label: plain('l'),
  element: { type: 'plain_text_input', action_id: 'a' },
  ...more,
});
const video = (more: Json): Json => ({
  ...{
    type: 'video',
    alt_text: 'v',
    title: plain('v'),
    video_url: 'https://a.example/v',
    thumbnail_url: 'https://a.example/t',
  },
  ...more,
});
const raw = (text: string): Json => ({ type: 'raw_text', text });
const table = (rows: number, columns: number, more: Json = {}): Json => ({
  ...{ type: 'data_table', caption: 'c', rows: some(rows, () => some(columns, () => raw('c'))) },
  ...more,
});
const axis: Json = { categories: ['a'] };
const points = (count: number, label = 'a'): readonly unknown[] => some(count, () => ({ label, value: 1 }));
const chart = (more: Json): Json => ({ type: 'data_visualization', title: 't', chart: more });
const lines = (series: readonly unknown[], config: Json = axis): Json =>
  chart({ type: 'line', series, axis_config: config });
const pie = (count: number, more: Json = {}): Json =>
  chart({ type: 'pie', segments: some(count, () => ({ label: 's', value: 1, ...more })) });
const view = (more: Json): Json => ({ type: 'modal', title: plain('t'), blocks: [section], ...more });
const thumb = (more: Json): Json => ({
  type: 'context_actions',
  elements: [
    {
      ...{ type: 'feedback_buttons', action_id: 'a', positive_button: { text: plain('g'), value: 'g', ...more } },
      negative_button: { text: plain('b'), value: 'b' },
    },
  ],
});
const icon = (more: Json): Json => ({ type: 'icon_button', icon: 'trash', text: plain('d'), action_id: 'a', ...more });

/**
 * For each limit of the table (and for each rule that is no number) something that breaks it by one, made from the
 * limit: `max_…` and `max` are passed, `min_…` and `min` are not reached.
 */
export const overLimits: { readonly [constraint: string]: Case } = {
  'text.min_length': ['text', (n) => plain(x(n - 1))],
  'text.max_length': ['text', (n) => marked(x(n + 1))],
  'action_id.max_length': ['element', (n) => button({ action_id: x(n + 1) })],
  'block_id.max_length': ['block', (n) => ({ ...section, block_id: x(n + 1) })],
  'button.text.max_length': ['element', (n) => button({ text: plain(x(n + 1)) })],
  'button.url.max_length': ['element', (n) => button({ url: link(n + 1) })],
  'button.value.max_length': ['element', (n) => button({ value: x(n + 1) })],
  'button.accessibility_label.max_length': ['element', (n) => button({ accessibility_label: x(n + 1) })],
  'confirmation.title.max_length': ['confirm', (n) => confirm({ title: plain(x(n + 1)) })],
  'confirmation.text.max_length': ['confirm', (n) => confirm({ text: plain(x(n + 1)) })],
  'confirmation.confirm.max_length': ['confirm', (n) => confirm({ confirm: plain(x(n + 1)) })],
  'confirmation.deny.max_length': ['confirm', (n) => confirm({ deny: plain(x(n + 1)) })],
  'option.text.max_length': ['option', (n) => ({ ...option(1), text: plain(x(n + 1)) })],
  'option.value.max_length': ['option', (n) => ({ ...option(1), value: x(n + 1) })],
  'option.description.max_length': ['option', (n) => ({ ...option(1), description: plain(x(n + 1)) })],
  'option.url.max_length': ['overflow option', (n) => ({ ...option(1), url: link(n + 1) })],
  'option_group.label.max_length': ['group', (n) => ({ ...group(1), label: plain(x(n + 1)) })],
  'option_group.options.min_items': ['group', (n) => group(n - 1)],
  'option_group.options.max_items': ['group', (n) => group(n + 1)],
  'select.placeholder.max_length': ['element', (n) => list('static_select', 1, { placeholder: plain(x(n + 1)) })],
  'select.options.max_items': ['element', (n) => list('static_select', n + 1)],
  'select.option_groups.max_items': [
    'element',
    (n) => ({ type: 'static_select', action_id: 'a', option_groups: some(n + 1, () => group(1)) }),
  ],
  'overflow.options.min_items': ['element', (n) => list('overflow', n - 1)],
  'overflow.options.max_items': ['element', (n) => list('overflow', n + 1)],
  'checkboxes.options.min_items': ['element', (n) => list('checkboxes', n - 1)],
  'checkboxes.options.max_items': ['element', (n) => list('checkboxes', n + 1)],
  'radio_buttons.options.min_items': ['element', (n) => list('radio_buttons', n - 1)],
  'radio_buttons.options.max_items': ['element', (n) => list('radio_buttons', n + 1)],
  'url_source.url.min_length': [
    'element',
    (n) => ({ type: 'url', url: n === 1 ? '' : 'https://a.example', text: 't' }),
  ],
  'url_source.url.max_length': ['element', (n) => ({ type: 'url', url: link(n + 1), text: 't' })],
  'file_input.max_files.min': ['element', (n) => ({ type: 'file_input', max_files: n - 1 })],
  'file_input.max_files.max': ['element', (n) => ({ type: 'file_input', max_files: n + 1 })],
  'plain_text_input.max_length.max': ['element', (n) => ({ type: 'plain_text_input', max_length: n + 1 })],
  'actions.elements.max_items': [
    'block',
    (n) => ({ type: 'actions', elements: some(n + 1, (i) => button({ action_id: `a${i}` })) }),
  ],
  'alert.text.max_length': ['block', (n) => ({ type: 'alert', text: plain(x(n + 1)) })],
  'card.title.max_length': ['block', (n) => card({ title: marked(x(n + 1)) })],
  'card.subtitle.max_length': ['block', (n) => card({ subtitle: marked(x(n + 1)) })],
  'card.body.max_length': ['block', (n) => card({ body: marked(x(n + 1)) })],
  'card.actions.max_items': ['block', (n) => card({ actions: some(n + 1, () => button({})) })],
  'card.subtext.max_length': ['block', (n) => card({ subtext: marked(x(n + 1)) })],
  'carousel.elements.min_items': ['block', (n) => ({ type: 'carousel', elements: some(n - 1, () => card({})) })],
  'carousel.elements.max_items': ['block', (n) => ({ type: 'carousel', elements: some(n + 1, () => card({})) })],
  'container.title.max_length': ['block', (n) => container({ title: plain(x(n + 1)) })],
  'container.subtitle.max_length': ['block', (n) => container({ subtitle: plain(x(n + 1)) })],
  'container.child_blocks.max_items': ['block', (n) => container({ child_blocks: some(n + 1, () => section) })],
  'context.elements.max_items': ['block', (n) => ({ type: 'context', elements: some(n + 1, () => plain('c')) })],
  'context_actions.elements.max_items': [
    'block',
    (n) => ({ type: 'context_actions', elements: some(n + 1, () => icon({})) }),
  ],
  'feedback_button.text.max_length': ['block', (n) => thumb({ text: plain(x(n + 1)) })],
  'feedback_button.value.max_length': ['block', (n) => thumb({ value: x(n + 1) })],
  'feedback_button.accessibility_label.max_length': ['block', (n) => thumb({ accessibility_label: x(n + 1) })],
  'icon_button.visible_to_user_ids.max_items': [
    'element',
    (n) => icon({ visible_to_user_ids: some(n + 1, () => 'U1') }),
  ],
  'data_table.rows.min_items': ['block', (n) => table(n - 1, 1)],
  'data_table.rows.max_items': ['block', (n) => table(n + 1, 1)],
  'data_table.columns.min_items': ['block', (n) => table(2, n - 1)],
  'data_table.columns.max_items': ['block', (n) => table(2, n + 1)],
  'data_table.page_size.min': ['block', (n) => table(2, 1, { page_size: n - 1 })],
  'data_table.page_size.max': ['block', (n) => table(2, 1, { page_size: n + 1 })],
  'data_table.cell_text.min_length': ['block', (n) => table(2, 1, { rows: [[raw('h')], [raw(x(n - 1))]] })],
  'data_table.content.max_length': ['block', (n) => table(2, 1, { rows: [[raw('h')], [raw(x(n))]] })],
  'data_visualization.title.max_length': ['block', (n) => ({ ...pie(1), title: x(n + 1) })],
  'data_visualization.segments.min_items': ['block', (n) => pie(n - 1)],
  'data_visualization.segments.max_items': ['block', (n) => pie(n + 1)],
  'data_visualization.segment.label.max_length': ['block', (n) => pie(1, { label: x(n + 1) })],
  'data_visualization.segment.value.exclusive_min': ['block', (n) => pie(1, { value: n })],
  'data_visualization.series.min_items': ['block', (n) => lines(some(n - 1, () => ({ name: 's', data: points(1) })))],
  'data_visualization.series.max_items': ['block', (n) => lines(some(n + 1, () => ({ name: 's', data: points(1) })))],
  'data_visualization.series_name.max_length': ['block', (n) => lines([{ name: x(n + 1), data: points(1) }])],
  'data_visualization.data.min_items': ['block', (n) => lines([{ name: 's', data: points(n - 1) }])],
  'data_visualization.data.max_items': ['block', (n) => lines([{ name: 's', data: points(n + 1) }])],
  'data_visualization.point_label.max_length': ['block', (n) => lines([{ name: 's', data: points(1, x(n + 1)) }])],
  'data_visualization.categories.min_items': [
    'block',
    (n) => lines([{ name: 's', data: points(1) }], { categories: some(n - 1, () => 'a') }),
  ],
  'data_visualization.categories.max_items': [
    'block',
    (n) => lines([{ name: 's', data: points(1) }], { categories: some(n + 1, () => 'a') }),
  ],
  'data_visualization.category_label.max_length': [
    'block',
    (n) => lines([{ name: 's', data: points(1) }], { categories: [x(n + 1)] }),
  ],
  'data_visualization.axis_label.max_length': [
    'block',
    (n) => lines([{ name: 's', data: points(1) }], { ...axis, x_label: x(n + 1) }),
  ],
  'header.text.max_length': ['block', (n) => ({ type: 'header', text: plain(x(n + 1)) })],
  'image.image_url.max_length': ['block', (n) => image({ image_url: link(n + 1) })],
  'image.alt_text.max_length': ['element', (n) => image({ alt_text: x(n + 1) })],
  'input.label.max_length': ['block', (n) => input({ label: plain(x(n + 1)) })],
  'input.hint.max_length': ['block', (n) => input({ hint: plain(x(n + 1)) })],
  'markdown.text.min_length': ['block', (n) => ({ type: 'markdown', text: x(n - 1) })],
  'markdown.text.max_length': ['block', (n) => ({ type: 'markdown', text: x(n + 1) })],
  'section.text.max_length': ['block', (n) => ({ type: 'section', text: plain(x(n + 1)) })],
  'section.fields.max_items': ['block', (n) => ({ type: 'section', fields: some(n + 1, () => plain('f')) })],
  'section.fields.item_max_length': ['block', (n) => ({ type: 'section', fields: [plain(x(n + 1))] })],
  'video.alt_text.min_length': ['block', (n) => video({ alt_text: x(n - 1) })],
  'video.alt_text.max_length': ['block', (n) => video({ alt_text: x(n + 1) })],
  'video.title.max_length': ['block', (n) => video({ title: plain(x(n + 1)) })],
  'video.author_name.max_length': ['block', (n) => video({ author_name: x(n + 1) })],
  'video.description.max_length': ['block', (n) => video({ description: plain(x(n + 1)) })],
  'video.provider_name.max_length': ['block', (n) => video({ provider_name: x(n + 1) })],
  'view.blocks.min_items': ['view', (n) => view({ blocks: some(n - 1, () => section) })],
  'view.blocks.max_items': ['view', (n) => view({ blocks: some(n + 1, () => section) })],
  'view.private_metadata.max_length': ['view', (n) => view({ private_metadata: x(n + 1) })],
  'view.callback_id.max_length': ['view', (n) => view({ callback_id: x(n + 1) })],
  'view.title.max_length': ['view', (n) => view({ title: plain(x(n + 1)) })],
  'view.close.max_length': ['view', (n) => view({ close: plain(x(n + 1)) })],
  'view.submit.max_length': ['view', (n) => view({ submit: plain(x(n + 1)) })],
  // rules that are no number of the table
  'table.rows.max_items': ['block', () => ({ type: 'table', rows: some(101, () => [raw('c')]) })],
  'table.row_shape': ['block', () => ({ type: 'table', rows: [[raw('a'), raw('b')], [raw('c')]] })],
  'table.column_settings': ['block', () => ({ type: 'table', rows: [[raw('a')]], column_settings: [{}, {}] })],
  'section.content': ['block', () => ({ type: 'section' })],
  'static_select.choice_source': ['element', () => list('static_select', 1, { option_groups: [group(1)] })],
  'image.source': ['element', () => image({ slack_file: { id: 'F1' } })],
  'number_input.range': [
    'element',
    () => ({ type: 'number_input', is_decimal_allowed: false, min_value: '2', max_value: '1' }),
  ],
  'context.elements': ['block', () => ({ type: 'context', elements: [button({})] })],
  'input.element': ['block', () => input({ element: button({}) })],
};

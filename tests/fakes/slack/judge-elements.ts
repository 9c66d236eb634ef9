import { limits } from './judge-limits.ts';
import { flag, isObject, list, matching, number, oneOf, type Rule, shape, some, text, url } from './judge-rules.ts';
import {
  confirm,
  conversationFilter,
  dispatchConfig,
  oneOfTwo,
  option,
  optionGroup,
  plain,
  slackFile,
  workflow,
} from './judge-texts.ts';

type Rules = { readonly [key: string]: Rule };

const IMAGE = { alt_text: text({ min: 1, max: limits.image.alt_text.max_length }) };
const SOURCE = { image_url: url(limits.image.image_url.max_length), slack_file: slackFile };
export const imageRule = (parts: { readonly needs?: Rules; readonly may?: Rules } = {}): Rule =>
  shape({
    needs: { type: oneOf('image'), ...IMAGE, ...parts.needs },
    may: { ...SOURCE, ...parts.may },
    also: oneOfTwo('image_url', 'slack_file', true),
  });

const ACTION: Rules = { action_id: text({ min: 1, max: limits.action_id.max_length }) };
const CONFIRM: Rules = { ...ACTION, confirm };
const HOLDER: Rules = { placeholder: plain(limits.select.placeholder.max_length) };
const FOCUS: Rules = { ...ACTION, ...HOLDER, focus_on_load: flag };
const INPUT: Rules = { ...FOCUS, dispatch_action_config: dispatchConfig };
const PICK: Rules = { ...CONFIRM, ...FOCUS };

const element = (type: string, may: Rules, needs: Rules = {}, also?: Rule): Rule =>
  shape({ needs: { type: oneOf(type), ...needs }, may, ...(also ? { also } : {}) });

function menus(name: string, may: Rules, also?: Rule): Rules {
  const many = { ...PICK, ...may, max_selected_items: number({ min: 1, whole: true }) };
  return {
    [name]: element(name, { ...PICK, ...may }, {}, also),
    [`multi_${name}`]: element(`multi_${name}`, many, {}, also),
  };
}

const ids = list(text({ min: 1 }));
const CHOICES: Rules = {
  options: list(option('select'), { min: 1, max: limits.select.options.max_items }),
  option_groups: list(optionGroup, { min: 1, max: limits.select.option_groups.max_items }),
};
const INITIAL: Rules = { initial_option: option('select'), initial_options: list(option('select'), { min: 1 }) };
const TALK: Rules = { default_to_current_conversation: flag, filter: conversationFilter, response_url_enabled: flag };

/** What is chosen at first must be one of the options. */
const amongOptions: Rule = (value, at, tell) => {
  if (!isObject(value)) return;
  const groups = Array.isArray(value.option_groups) ? value.option_groups.filter(isObject) : [];
  const options = [value.options, ...groups.map((group) => group.options)].flat().map((one) => JSON.stringify(one));
  const initial = [value.initial_option, value.initial_options].flat().filter((one) => one !== undefined);
  if (initial.some((one) => !options.includes(JSON.stringify(one)))) tell(at, 'the initial option is not an option');
};
const staticRule: Rule = (value, at, tell) => {
  oneOfTwo('options', 'option_groups', true)(value, at, tell);
  amongOptions(value, at, tell);
};

const inverted: Rule = (value, at, tell) => {
  if (isObject(value) && Number(value.min_value) > Number(value.max_value)) tell(at, 'min_value is above max_value');
};

const button = element(
  'button',
  {
    ...CONFIRM,
    value: text({ max: limits.button.value.max_length }),
    url: url(limits.button.url.max_length),
    style: oneOf('primary', 'danger'),
    accessibility_label: text({ max: limits.button.accessibility_label.max_length }),
  },
  { text: plain(limits.button.text.max_length) },
);

const boxes = (type: 'checkboxes' | 'radio_buttons', initial: Rules): Rule =>
  element(
    type,
    { ...CONFIRM, focus_on_load: flag, ...initial },
    { options: list(option('box'), { min: 1, max: limits[type].options.max_items }) },
    amongOptions,
  );

const feedback: Rule = shape({
  needs: {
    text: plain(limits.feedback_button.text.max_length),
    value: text({ max: limits.feedback_button.value.max_length }),
  },
  may: { accessibility_label: text({ max: limits.feedback_button.accessibility_label.max_length }) },
});

const day = matching(/^\d{4}-\d{2}-\d{2}$/u, 'a date such as 2020-01-31');

/** Interactive elements by type; rich_text_input is given its block by judge-rich-text. */
export const elements = (richText: Rule): Rules => ({
  button,
  image: imageRule(),
  checkboxes: boxes('checkboxes', { initial_options: list(option('box'), { min: 1 }) }),
  radio_buttons: boxes('radio_buttons', { initial_option: option('box') }),
  overflow: element('overflow', CONFIRM, {
    options: list(option('overflow'), { min: 1, max: limits.overflow.options.max_items }),
  }),
  datepicker: element('datepicker', { ...PICK, initial_date: day }),
  timepicker: element('timepicker', {
    ...PICK,
    initial_time: matching(/^\d{2}:\d{2}$/u, 'a time such as 09:30'),
    timezone: text({ min: 1 }),
  }),
  datetimepicker: element('datetimepicker', {
    ...CONFIRM,
    focus_on_load: flag,
    initial_date_time: number({ whole: true, min: 1_000_000_000, max: 9_999_999_999 }),
  }),
  ...menus('static_select', { ...CHOICES, ...INITIAL }, staticRule),
  ...menus('external_select', { ...INITIAL, min_query_length: number({ min: 0, whole: true }) }),
  ...menus('users_select', { initial_user: text({ min: 1 }), initial_users: ids }),
  ...menus('channels_select', { initial_channel: text({ min: 1 }), initial_channels: ids, response_url_enabled: flag }),
  ...menus('conversations_select', {
    ...TALK,
    initial_conversation: text({ min: 1 }),
    initial_conversations: ids,
  }),
  plain_text_input: element('plain_text_input', {
    ...INPUT,
    initial_value: text(),
    multiline: flag,
    min_length: number({ min: 0, max: 3000, whole: true }),
    max_length: number({ min: 1, max: limits.plain_text_input.max_length.max, whole: true }),
  }),
  email_text_input: element('email_text_input', { ...INPUT, initial_value: text() }),
  url_text_input: element('url_text_input', { ...INPUT, initial_value: text() }),
  number_input: element(
    'number_input',
    { ...INPUT, initial_value: text(), min_value: text(), max_value: text() },
    { is_decimal_allowed: flag },
    inverted,
  ),
  rich_text_input: element('rich_text_input', {
    ...INPUT,
    initial_value: richText,
    min_lines: number({ min: 1, whole: true }),
    max_lines: number({ min: 1, whole: true }),
  }),
  file_input: element('file_input', {
    ...ACTION,
    filetypes: list(text({ min: 1 }), { min: 1 }),
    max_files: number({ ...limits.file_input.max_files, whole: true }),
  }),
  workflow_button: element(
    'workflow_button',
    { ...CONFIRM, style: oneOf('primary', 'danger'), accessibility_label: text({ max: 75 }) },
    { text: plain(75), workflow },
  ),
  feedback_buttons: element('feedback_buttons', ACTION, { positive_button: feedback, negative_button: feedback }),
  icon_button: element(
    'icon_button',
    {
      ...CONFIRM,
      value: text({ max: 2000 }),
      accessibility_label: text({ max: 75 }),
      visible_to_user_ids: list(text({ min: 1 }), { max: limits.icon_button.visible_to_user_ids.max_items }),
    },
    { icon: oneOf('trash'), text: plain(75) },
  ),
});

const MENUS = ['static_select', 'external_select', 'users_select', 'channels_select', 'conversations_select'];
const ALL_MENUS = [...MENUS, ...MENUS.map((name) => `multi_${name}`)];
const PICKERS = ['checkboxes', 'radio_buttons', 'datepicker', 'timepicker', ...ALL_MENUS];
const TYPED = [
  'plain_text_input',
  'email_text_input',
  'url_text_input',
  'number_input',
  'rich_text_input',
  'file_input',
];

/** Which elements each place allows. */
export const placesOf = (
  all: Rules,
): { readonly accessory: Rules; readonly actions: Rules; readonly input: Rules } => ({
  accessory: some(all, ...PICKERS, 'button', 'image', 'overflow', 'workflow_button'),
  actions: some(all, ...PICKERS, 'button', 'overflow', 'datetimepicker', 'workflow_button', 'rich_text_input'),
  input: some(all, ...PICKERS, ...TYPED, 'datetimepicker'),
});

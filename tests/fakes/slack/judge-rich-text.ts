import { flag, kinds, list, number, oneOf, type Rule, shape, text, url } from './judge-rules.ts';

type Rules = { readonly [key: string]: Rule };

const styles = (...names: readonly string[]): Rules => ({
  style: shape({ may: Object.fromEntries(names.map((name) => [name, flag])) }),
});
const LETTERS = styles('bold', 'italic', 'strike', 'code', 'underline');
const NAMES = styles('bold', 'italic', 'strike', 'underline', 'highlight', 'client_highlight', 'unlink');
const BORDER: Rules = { border: number({ min: 0, whole: true }) };

const one = (type: string, needs: Rules, may: Rules = {}): Rule =>
  shape({ needs: { type: oneOf(type), ...needs }, may });
const name = text({ min: 1 });

/** What stands in a line of rich text, by type. */
const inline: Rules = {
  text: one('text', { text: name }, LETTERS),
  link: one('link', { url: url() }, { text: text(), unsafe: flag, ...LETTERS }),
  user: one('user', { user_id: name }, NAMES),
  usergroup: one('usergroup', { usergroup_id: name }, NAMES),
  channel: one('channel', { channel_id: name }, NAMES),
  team: one('team', { team_id: name }, NAMES),
  broadcast: one('broadcast', { range: oneOf('here', 'channel', 'everyone') }, NAMES),
  emoji: one('emoji', { name }, { unicode: text(), url: url(), ...NAMES }),
  date: one('date', { timestamp: number({ whole: true }), format: name }, { url: url(), fallback: text(), ...NAMES }),
  color: one('color', { value: name }, NAMES),
};

const section = one('rich_text_section', { elements: list(kinds(inline), { min: 1 }) });
const code = { text: inline.text as Rule, link: inline.link as Rule };

/** The parts of rich text by type: lines, and what holds them. */
export const richTextParts: Rules = {
  ...inline,
  rich_text_section: section,
  rich_text_list: one(
    'rich_text_list',
    { elements: list(kinds({ rich_text_section: section }), { min: 1 }), style: oneOf('bullet', 'ordered') },
    { indent: number({ min: 0, max: 8, whole: true }), offset: number({ min: 0, whole: true }), ...BORDER },
  ),
  rich_text_quote: one('rich_text_quote', { elements: list(kinds(inline), { min: 1 }) }, BORDER),
  rich_text_preformatted: one(
    'rich_text_preformatted',
    { elements: list(kinds(code), { min: 1 }) },
    { language: text(), ...BORDER },
  ),
};

const holders = ['rich_text_section', 'rich_text_list', 'rich_text_quote', 'rich_text_preformatted'];

/** A whole rich_text block. */
export const richText: Rule = shape({
  needs: {
    type: oneOf('rich_text'),
    elements: list(kinds(Object.fromEntries(holders.map((type) => [type, richTextParts[type] as Rule]))), { min: 1 }),
  },
  may: { block_id: text({ min: 1, max: 255 }) },
});

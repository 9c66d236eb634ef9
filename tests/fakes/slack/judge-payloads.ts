import { blocksOn } from './judge-blocks.ts';
import { limits, more } from './judge-limits.ts';
import {
  flag,
  isObject,
  kinds,
  list,
  matching,
  number,
  oneOf,
  type Rule,
  shape,
  text,
  verdict,
} from './judge-rules.ts';
import { option, optionGroup, plain } from './judge-texts.ts';
import { characters, textsIn } from './values.ts';

type Verdict = { readonly error?: string; readonly messages: readonly string[] };
const fine: Verdict = { messages: [] };

/** Whether Slack takes these blocks in a message: each by itself, and all together. */
export function judgeBlocks(blocks: unknown): Verdict {
  if (!Array.isArray(blocks)) return { error: 'invalid_blocks_format', messages: ['[ERROR] must be a list'] };
  const found = verdict(messageBlocks, blocks, '/blocks');
  if (found.length > 0) return { error: 'invalid_blocks', messages: found };
  const size = sizeOf(blocks);
  if (size <= more.message.blocksText) return fine;
  return { error: 'msg_blocks_too_long', messages: [`[ERROR] ${size} characters in all blocks`] };
}

/** Characters of text in all blocks together. */
export const sizeOf = (blocks: unknown): number => textsIn(blocks).reduce((sum, words) => sum + characters(words), 0);

export function judgeAttachments(attachments: unknown): Verdict {
  if (!Array.isArray(attachments)) return { error: 'invalid_attachments', messages: ['[ERROR] must be a list'] };
  if (attachments.length > more.message.attachments) return { error: 'too_many_attachments', messages: [] };
  const found = verdict(list(attachment), attachments, '/attachments');
  return found.length > 0 ? { error: 'invalid_attachments', messages: found } : fine;
}

export const judgeMetadata = (metadata: unknown): Verdict => {
  const found = verdict(
    shape({ needs: { event_type: text({ min: 1 }), event_payload: anObject } }),
    metadata,
    '/metadata',
  );
  if (found.length > 0) return { error: 'invalid_metadata_format', messages: found };
  if (JSON.stringify(metadata).length > more.metadata.bytes) return { error: 'metadata_too_large', messages: [] };
  return fine;
};

/** A modal or a Home tab. */
export function judgeView(view: unknown, kind: 'modal' | 'home'): Verdict {
  if (isObject(view) && view.type !== kind)
    return { error: 'invalid_arguments', messages: [`[ERROR] must be a ${kind}`] };
  const found = verdict(viewRules, view, '/view');
  if (found.length > 0) return { error: 'invalid_arguments', messages: found };
  return Buffer.byteLength(JSON.stringify(view)) > more.view.bytes ? { error: 'view_too_large', messages: [] } : fine;
}

/** What a response_url, or the acknowledgement of a command, may carry. */
export function judgeResponse(payload: unknown): Verdict {
  const found = verdict(response, payload);
  if (found.length > 0) return { error: 'invalid_payload', messages: found };
  const { blocks, attachments } = payload as { readonly blocks?: unknown; readonly attachments?: unknown };
  const judged = [...(blocks ? [judgeBlocks(blocks)] : []), ...(attachments ? [judgeAttachments(attachments)] : [])];
  const wrong = judged.find(({ error }) => error !== undefined);
  if (wrong) return wrong;
  return fine;
}

export const judgeOptions = (payload: unknown): readonly string[] => verdict(suggestions, payload);

/** What the acknowledgement of a submitted view may carry; `inputs` are the block ids that an error may name. */
export function judgeSubmitAck(payload: unknown, inputs: readonly string[]): readonly string[] {
  if (isObject(payload) && Object.keys(payload).length === 0) return [];
  const named = isObject(payload) && isObject(payload.errors) ? Object.keys(payload.errors) : [];
  const strange = named
    .filter((name) => !inputs.includes(name))
    .map((name) => `[ERROR] no input block has the id ${name}`);
  return [...verdict(submitAck, payload), ...strange];
}

/** A rule of each kind by itself, for judging parts. */
export const attachment: Rule = shape({
  may: {
    blocks: (value, at, tell) => messageBlocks(value, at, tell),
    ...{ color: matching(/^(#[0-9a-f]{3,6}|good|warning|danger)$/iu, 'a colour'), fallback: text(), text: text() },
    ...{ title: text(), title_link: text(), pretext: text(), author_name: text(), author_link: text() },
    ...{ author_icon: text(), image_url: text(), thumb_url: text(), footer: text(), footer_icon: text() },
    ...{ ts: number(), mrkdwn_in: list(text()), fields: list(anObject) },
  },
});

function anObject(value: unknown, at: string, tell: (at: string, what: string) => void): void {
  if (!isObject(value)) tell(at, 'must be an object');
}

const blocksOf =
  (rules: { readonly [type: string]: Rule }, range: { readonly min?: number; readonly max: number }): Rule =>
  (value, at, tell) => {
    list(kinds(rules), range)(value, at, tell);
    if (Array.isArray(value)) together(value.filter(isObject), at, tell);
  };

/** What must hold among blocks: ids only once, one table, an action id only once a block. */
function together(
  blocks: readonly { readonly [key: string]: unknown }[],
  at: string,
  tell: (at: string, what: string) => void,
) {
  const ids = blocks.map((block) => block.block_id).filter((id) => id !== undefined);
  for (const id of repeated(ids)) tell(at, `block_id ${String(id)} is not unique`);
  if (blocks.filter(({ type }) => type === 'table' || type === 'data_table').length > 1)
    tell(at, 'only_one_table_allowed');
  for (const [index, block] of blocks.entries()) {
    if (!Array.isArray(block.elements)) continue;
    const actions = block.elements.filter(isObject).map((element) => element.action_id);
    for (const id of repeated(actions.filter((one) => one !== undefined)))
      tell(`${at}/${index}`, `action_id ${String(id)} is not unique`);
  }
  const characters12 = blocks.filter(({ type }) => type === 'markdown').map(({ text: words }) => String(words));
  if (characters(characters12.join('')) > limits.markdown.text.max_length)
    tell(at, 'markdown blocks have too much text');
}

const repeated = (values: readonly unknown[]): readonly unknown[] => [
  ...new Set(values.filter((value, index) => values.indexOf(value) !== index)),
];

const messageBlocks = blocksOf(blocksOn.message, { max: more.message.blocks });
const viewBlocks = (surface: 'home' | 'modal') =>
  blocksOf(blocksOn[surface], { min: limits.view.blocks.min_items, max: limits.view.blocks.max_items });

const VIEW_MAY = {
  private_metadata: text({ max: limits.view.private_metadata.max_length }),
  callback_id: text({ max: limits.view.callback_id.max_length }),
  external_id: text({ max: 255 }),
};

const viewRules = kinds({
  home: shape({ needs: { type: oneOf('home'), blocks: viewBlocks('home') }, may: VIEW_MAY }),
  modal: shape({
    needs: { type: oneOf('modal'), blocks: viewBlocks('modal'), title: plain(limits.view.title.max_length) },
    may: {
      ...{ ...VIEW_MAY, close: plain(limits.view.close.max_length), submit: plain(limits.view.submit.max_length) },
      ...{ clear_on_close: flag, notify_on_close: flag, submit_disabled: flag },
    },
    also: (value, at, tell) => {
      if (!isObject(value) || !Array.isArray(value.blocks) || value.submit !== undefined) return;
      if (value.blocks.filter(isObject).some(({ type }) => type === 'input'))
        tell(at, 'submit is required with inputs');
    },
  }),
});

const response: Rule = shape({
  may: {
    ...{ text: text({ max: more.message.text }), blocks: isList, attachments: isList, thread_ts: text() },
    ...{ response_type: oneOf('ephemeral', 'in_channel'), replace_original: flag, delete_original: flag },
    ...{
      mrkdwn: flag,
      parse: oneOf('none', 'full', 'client'),
      link_names: flag,
      unfurl_links: flag,
      unfurl_media: flag,
    },
    metadata: (value, at, tell) => judgeMetadata(value).messages.map((what) => tell(at, what)),
  },
  also: (value, at, tell) => {
    if (!isObject(value) || value.delete_original === true) return;
    if (value.text === undefined && value.blocks === undefined && value.attachments === undefined) tell(at, 'no_text');
  },
});

function isList(value: unknown, at: string, tell: (at: string, what: string) => void): void {
  if (!Array.isArray(value)) tell(at, 'must be a list');
}

const suggestions: Rule = (value, at, tell) => {
  if (isObject(value) && (value.options === undefined) === (value.option_groups === undefined))
    tell(at, 'one of options and option_groups is required');
  shape({
    may: {
      options: list(option('select'), { max: limits.select.options.max_items }),
      option_groups: list(optionGroup, { max: limits.select.option_groups.max_items }),
    },
  })(value, at, tell);
};

const answer = (action: string, needs: { readonly [key: string]: Rule } = {}): Rule =>
  shape({ needs: { response_action: oneOf(action), ...needs } });
const submitAck: Rule = (value, at, tell) => {
  const rules: { readonly [key: string]: Rule } = {
    errors: answer('errors', { errors: anObject }),
    update: answer('update', { view: viewRules }),
    push: answer('push', { view: viewRules }),
    clear: answer('clear'),
  };
  const action = isObject(value) ? value.response_action : undefined;
  const rule = typeof action === 'string' ? rules[action] : undefined;
  if (!rule) return tell(at, `unknown response_action: ${String(action)}`);
  rule(value, at, tell);
};

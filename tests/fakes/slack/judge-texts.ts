import { limits } from './judge-limits.ts';
import { flag, isObject, kinds, list, oneOf, type Rule, shape, text, url } from './judge-rules.ts';

/** plain_text with so many characters. */
export const plain = (max: number = limits.text.max_length): Rule => kinds({ plain_text: plainOf(max) });
/** mrkdwn with so many characters. */
export const marked = (max: number = limits.text.max_length): Rule => kinds({ mrkdwn: markedOf(max) });
/** Either. */
export const anyText = (max: number = limits.text.max_length): Rule =>
  kinds({ plain_text: plainOf(max), mrkdwn: markedOf(max) });

const plainOf = (max: number): Rule =>
  shape({ needs: { type: oneOf('plain_text'), text: text({ min: 1, max }) }, may: { emoji: flag } });
const markedOf = (max: number): Rule =>
  shape({ needs: { type: oneOf('mrkdwn'), text: text({ min: 1, max }) }, may: { verbatim: flag } });

export const option = (kind: 'select' | 'overflow' | 'box'): Rule => {
  const words = kind === 'box' ? anyText : plain;
  return shape({
    needs: { text: words(limits.option.text.max_length), value: text({ max: limits.option.value.max_length }) },
    may: {
      description: words(limits.option.description.max_length),
      ...(kind === 'overflow' ? { url: url(limits.option.url.max_length) } : {}),
    },
  });
};

export const optionGroup: Rule = shape({
  needs: {
    label: plain(limits.option_group.label.max_length),
    options: list(option('select'), { min: 1, max: limits.option_group.options.max_items }),
  },
});

export const confirm: Rule = shape({
  needs: { text: anyText(limits.confirmation.text.max_length) },
  may: {
    title: plain(limits.confirmation.title.max_length),
    confirm: plain(limits.confirmation.confirm.max_length),
    deny: plain(limits.confirmation.deny.max_length),
    style: oneOf('primary', 'danger'),
  },
});

export const conversationFilter: Rule = shape({
  may: {
    include: list(oneOf('im', 'mpim', 'private', 'public'), { min: 1 }),
    exclude_external_shared_channels: flag,
    exclude_bot_users: flag,
  },
  also: (value, at, tell) => {
    if (isObject(value) && Object.keys(value).length === 0) tell(at, 'must have at least one field');
  },
});

export const dispatchConfig: Rule = shape({
  may: { trigger_actions_on: list(oneOf('on_enter_pressed', 'on_character_entered'), { min: 1, max: 2 }) },
});
export const inputParameter: Rule = shape({ needs: { name: text({ min: 1 }), value: text() } });
export const trigger: Rule = shape({
  needs: { url: url() },
  may: { customizable_input_parameters: list(inputParameter) },
});
export const workflow: Rule = shape({ needs: { trigger } });
export const slackFile: Rule = shape({
  may: { id: text({ min: 1 }), url: url() },
  also: oneOfTwo('id', 'url', true),
});
export const urlSource: Rule = shape({
  needs: { type: oneOf('url'), url: url(limits.url_source.url.max_length), text: text({ min: 1 }) },
});

/** Exactly one of two fields (or, when it is not needed, at most one). */
export function oneOfTwo(first: string, second: string, needed: boolean): Rule {
  return (value, at, tell) => {
    if (!isObject(value)) return;
    const count = [first, second].filter((key) => value[key] !== undefined).length;
    if (count === 2) tell(at, `only one of ${first} and ${second} is allowed`);
    if (count === 0 && needed) tell(at, `one of ${first} and ${second} is required`);
  };
}

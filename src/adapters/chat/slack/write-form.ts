import type { InputBlock, ModalView, PlainTextOption } from '@slack/types';
import type { CommandDeclaration, Option } from '../../../core/request/command.ts';
import { WEEKDAYS } from '../../../model/delivery.ts';
import type { Request } from '../../../model/reply.ts';
import { LIMITS } from './limits.ts';
import { shortened } from './render-block.ts';

export const FORM = 'onrecord-form'; // callback_id of all our forms

/**
 * A form that asks for options of a command, filled with what the request has. The block id of an input is the name of
 * its option, its action id says whose completion it is: `option:subscribe:topic`.
 */
export function writeForm(form: {
  readonly command: CommandDeclaration;
  readonly names: readonly string[]; // options that are asked for
  readonly given: Request;
  readonly title: string;
  readonly memory: string; // comes back with the submission
}): ModalView {
  const { command, given } = form;
  const blocks = form.names.flatMap((name): InputBlock[] => {
    const option = Object.hasOwn(command.options, name) ? command.options[name] : undefined;
    return option ? [inputOf({ name, option, command, value: given.options[name] })] : [];
  });
  return {
    type: 'modal',
    callback_id: FORM,
    private_metadata: form.memory,
    title: { type: 'plain_text', text: shortened(form.title, LIMITS.viewTitle), emoji: false },
    submit: { type: 'plain_text', text: command.managers ? 'Save' : 'Ask', emoji: false },
    close: { type: 'plain_text', text: 'Cancel', emoji: false },
    blocks,
  };
}

function inputOf(of: {
  readonly name: string;
  readonly option: Option;
  readonly command: CommandDeclaration;
  readonly value: string | undefined;
}): InputBlock {
  const { name, option } = of;
  return {
    type: 'input',
    block_id: name,
    optional: option.required !== true,
    label: plain(sentence(name), LIMITS.inputLabel),
    hint: plain(sentence(option.summary), LIMITS.inputLabel),
    element: elementOf({ ...of, actionId: `option:${of.command.name}:${name}` }),
  };
}

function elementOf(of: {
  readonly name: string;
  readonly option: Option;
  readonly value: string | undefined;
  readonly actionId: string;
}): InputBlock['element'] {
  const { option, value, actionId: action_id } = of;
  const placeholder = plain(
    option.default === undefined ? 'Choose' : `${option.default}, if left out`,
    LIMITS.placeholder,
  );
  switch (option.kind) {
    case 'choice': {
      const options = (option.choices ?? []).map((choice) => optionOf(choice, choice));
      const initial = options.find((one) => one.value === (value ?? option.default)?.toLowerCase());
      return {
        type: 'static_select',
        action_id,
        placeholder,
        options,
        ...(initial ? { initial_option: initial } : {}),
      };
    }
    case 'flag': {
      const options = [optionOf('Yes', 'yes'), optionOf('No', 'no')];
      const initial = options.find((one) => one.value === (value ?? 'no'));
      return {
        type: 'static_select',
        action_id,
        placeholder,
        options,
        ...(initial ? { initial_option: initial } : {}),
      };
    }
    case 'topic':
    case 'person':
    case 'timezone': {
      const isKept = value !== undefined && value !== '' && [...value].length <= LIMITS.optionValue;
      return {
        type: 'external_select',
        action_id,
        placeholder:
          option.kind === 'timezone'
            ? plain('Yours, if left out', LIMITS.placeholder)
            : plain('Type to search', LIMITS.placeholder),
        min_query_length: option.kind === 'topic' ? 0 : 1,
        ...(isKept ? { initial_option: optionOf(value, value) } : {}),
      };
    }
    case 'weekdays': {
      const options = WEEKDAYS.map((day) => optionOf(DAY_NAMES[day], day));
      const chosen = options.filter((one) =>
        (value ?? '')
          .toLowerCase()
          .split(/[\s,]+/)
          .includes(one.value ?? ''),
      );
      return {
        type: 'multi_static_select',
        action_id,
        placeholder: plain('Every day, if left out', LIMITS.placeholder),
        options,
        ...(chosen.length > 0 ? { initial_options: chosen } : {}),
      };
    }
    case 'time': {
      const isTime = /^([01]\d|2[0-3]):[0-5]\d$/.test(value ?? '');
      return { type: 'timepicker', action_id, ...(isTime ? { initial_time: value } : {}) };
    }
    case 'channel':
      return {
        type: 'conversations_select',
        action_id,
        placeholder: plain('This channel, if left out', LIMITS.placeholder),
        filter: { include: ['public', 'private'], exclude_bot_users: true },
        ...(value ? { initial_conversation: value } : {}),
      };
    case 'since':
    case 'text': {
      const initial = (value ?? '').slice(0, LIMITS.inputText);
      return {
        type: 'plain_text_input',
        action_id,
        ...(option.default === undefined ? {} : { placeholder }),
        ...(initial === '' ? {} : { initial_value: initial }),
      };
    }
    default:
      return option.kind satisfies never;
  }
}

/** Label and value of something to choose; a value must be taken as it is, so one that is too long is no choice. */
export function optionOf(label: string, value: string): PlainTextOption & { readonly value: string } {
  return { text: plain(label, LIMITS.optionText), value };
}

const plain = (text: string, atMost: number) =>
  ({ type: 'plain_text', text: shortened(text.trim() || '–', atMost), emoji: false }) as const;

const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const DAY_NAMES = {
  ...{ mon: 'Monday', tue: 'Tuesday', wed: 'Wednesday', thu: 'Thursday', fri: 'Friday' },
  ...{ sat: 'Saturday', sun: 'Sunday' },
} as const;

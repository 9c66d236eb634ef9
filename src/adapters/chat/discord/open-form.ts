import {
  type APIComponentInLabel,
  type APILabelComponent,
  type APIModalInteractionResponseCallbackData,
  type APISelectMenuOption,
  ComponentType,
  type ModalSubmitInteraction,
  SelectMenuDefaultValueType,
  TextInputStyle,
} from 'discord.js';
import { cleanText } from '../../../core/reply/clean-text.ts';
import type { CommandDeclaration, Option } from '../../../core/request/command.ts';
import { readDays } from '../../../core/request/read-schedule.ts';
import { WEEKDAYS } from '../../../model/delivery.ts';
import type { Request } from '../../../model/reply.ts';
import { CHANNELS } from './declare-commands.ts';
import { LIMITS } from './limits.ts';
import { isSnowflake } from './message-ref.ts';
import { shorten } from './shorten.ts';

type Form = {
  readonly title: string;
  readonly customId: string; // that of the button: what is submitted is read by it
  readonly command: CommandDeclaration;
  readonly names: readonly string[];
  readonly request: Request;
};

/** The named options as a form, filled with what the request has; undefined where the command has none of them. */
export function writeForm({
  title,
  customId,
  command,
  names,
  request,
}: Form): APIModalInteractionResponseCallbackData | undefined {
  const components = names.slice(0, LIMITS.modalFields).flatMap((name): APILabelComponent[] => {
    const option = Object.hasOwn(command.options, name) ? command.options[name] : undefined;
    if (!option) return [];
    const given = request.options[name] ?? '';
    return [
      {
        type: ComponentType.Label,
        label: shorten(`${name.charAt(0).toUpperCase()}${name.slice(1)}`, LIMITS.fieldLabel),
        description: shorten(option.summary, LIMITS.description),
        component: fieldOf(name, option, given),
      },
    ];
  });
  if (components.length === 0) return undefined;
  return {
    custom_id: customId,
    title: shorten(cleanText(title).trim() || command.name, LIMITS.modalTitle),
    components,
  };
}

/** The request with what was filled in; what was left empty is not asked for. */
export function readForm({ fields }: Pick<ModalSubmitInteraction, 'fields'>, request: Request): Request {
  const filled = [...fields.fields].map(([name, field]): [string, string] => {
    if ('values' in field) return [name, field.values.join(',')];
    return [name, 'value' in field && typeof field.value === 'string' ? field.value.trim() : ''];
  });
  const options = { ...request.options, ...Object.fromEntries(filled) };
  return { ...request, options: Object.fromEntries(Object.entries(options).filter(([, value]) => value !== '')) };
}

function fieldOf(name: string, option: Option, given: string): APIComponentInLabel {
  const required = option.required ?? false;
  const select = (values: readonly string[], chosen: readonly string[], atMost: number): APIComponentInLabel => ({
    type: ComponentType.StringSelect,
    custom_id: name,
    required,
    min_values: required ? 1 : 0,
    max_values: Math.min(atMost, values.length),
    options: values.map((value): APISelectMenuOption => ({ label: value, value, default: chosen.includes(value) })),
  });
  switch (option.kind) {
    case 'choice': {
      const choices = (option.choices ?? []).slice(0, LIMITS.choices);
      return choices.length === 0
        ? textField(name, option, given)
        : select(choices, [given || (option.default ?? '')], 1);
    }
    case 'flag':
      return select(['yes', 'no'], [given], 1);
    case 'weekdays':
      return select(WEEKDAYS, daysIn(given), WEEKDAYS.length);
    case 'channel':
      return {
        type: ComponentType.ChannelSelect,
        custom_id: name,
        required,
        min_values: required ? 1 : 0,
        max_values: 1,
        channel_types: [...CHANNELS],
        ...(isSnowflake(given) ? { default_values: [{ id: given, type: SelectMenuDefaultValueType.Channel }] } : {}),
      };
    case 'topic':
    case 'person':
    case 'since':
    case 'text':
    case 'time':
    case 'timezone':
      return textField(name, option, given);
    default:
      return option.kind satisfies never;
  }
}

function textField(name: string, option: Option, given: string): APIComponentInLabel {
  const { kind, default: usual } = option;
  return {
    type: ComponentType.TextInput,
    custom_id: name,
    style: kind === 'text' ? TextInputStyle.Paragraph : TextInputStyle.Short,
    required: option.required ?? false,
    max_length: LIMITS.fieldText,
    ...(given === '' ? {} : { value: given.slice(0, LIMITS.fieldText) }),
    ...(usual === undefined ? {} : { placeholder: shorten(usual, LIMITS.placeholder) }),
  };
}

/** The days that the words name; none where they name none, as "every day". */
function daysIn(words: string): readonly string[] {
  try {
    return words === '' ? [] : readDays(words);
  } catch {
    return [];
  }
}

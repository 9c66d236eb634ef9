import { isObject } from './judge-rules.ts';
import type { Json } from './types.ts';

export type Found = { readonly blockId: string; readonly block: Json; readonly element: Json };

/** All interactive elements of these blocks, with the block that each stands in. */
export function elementsIn(blocks: readonly Json[]): readonly Found[] {
  return blocks.flatMap((block) => inside(block, block));
}

function inside(value: unknown, block: Json): readonly Found[] {
  if (Array.isArray(value)) return value.flatMap((one) => inside(one, block));
  if (!isObject(value)) return [];
  const nearest = typeof value.block_id === 'string' ? value : block;
  const own =
    typeof value.action_id === 'string' ? [{ blockId: String(nearest.block_id), block: nearest, element: value }] : [];
  return [...own, ...Object.values(value).flatMap((part) => inside(part, nearest))];
}

/** What the client says was chosen in an element. `offered`: what an external select has been offered. */
export function choose(element: Json, value: string | readonly string[], offered: readonly Json[]): Json {
  const type = String(element.type);
  const values = typeof value === 'string' ? [value] : value;
  const many = type.startsWith('multi_') || type === 'checkboxes';
  if (!many && values.length !== 1) throw new Error(`${type} takes one value`);
  const named = NAMES[type.replace('multi_', '')];
  if (named) return { type, [many ? `selected_${named}s` : `selected_${named}`]: many ? values : values[0] };
  if (OPTIONS.test(type)) {
    const options = type.includes('external') ? offered : optionsOf(element);
    const picked = values.map((one) => optionNamed(options, one, String(element.action_id)));
    return many ? { type, selected_options: picked } : { type, selected_option: picked[0] };
  }
  if (type === 'datetimepicker') return { type, selected_date_time: Number(values[0]) };
  return { type, value: checked(element, String(values[0])) };
}

/** What an element holds when nobody has touched it; undefined for what holds nothing (a button). */
export function initial(element: Json): Json | undefined {
  const type = String(element.type);
  const many = type.startsWith('multi_') || type === 'checkboxes';
  const named = NAMES[type.replace('multi_', '')];
  if (named) {
    const key = many ? `${named}s` : named;
    return { type, [`selected_${key}`]: element[`initial_${key}`] ?? (many ? [] : null) };
  }
  if (type === 'overflow') return undefined;
  if (OPTIONS.test(type))
    return many
      ? { type, selected_options: element.initial_options ?? [] }
      : { type, selected_option: element.initial_option ?? null };
  if (type === 'datetimepicker') return { type, selected_date_time: element.initial_date_time ?? null };
  return type.endsWith('_input') ? { type, value: element.initial_value ?? null } : undefined;
}

/** Whether nothing is chosen or written. */
export const isEmpty = (held: Json): boolean =>
  Object.entries(held).every(
    ([key, value]) => key === 'type' || value === null || value === '' || (Array.isArray(value) && value.length === 0),
  );

/** A person's label for an option, an option's value, or both alike. */
export const optionsOf = (holder: Json): readonly Json[] => [
  ...list(holder.options),
  ...list(holder.option_groups).flatMap((group) => list(group.options)),
];

const NAMES: { readonly [type: string]: string | undefined } = {
  ...{ users_select: 'user', conversations_select: 'conversation', channels_select: 'channel' },
  ...{ datepicker: 'date', timepicker: 'time' },
};
const OPTIONS = /static_select|external_select|overflow|checkboxes|radio_buttons/u;

function optionNamed(options: readonly Json[], name: string, actionId: string): Json {
  const found = options.find((option) => option.value === name || textOf(option.text) === name);
  if (found) return found;
  throw new Error(
    `${actionId} offers no option ${name}, only ${options.map((one) => one.value).join(', ') || 'nothing'}`,
  );
}

export const textOf = (text: unknown): string => (isObject(text) ? String(text.text) : '');

function checked(element: Json, text: string): string {
  const [min, max] = [Number(element.min_length ?? 0), Number(element.max_length ?? 3000)];
  if (text.length < min || text.length > max) throw new Error(`${element.action_id} takes ${min} to ${max} characters`);
  return text;
}

const list = (value: unknown): readonly Json[] => (Array.isArray(value) ? value.filter(isObject) : []);

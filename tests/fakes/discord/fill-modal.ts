import { type Resolved, resolve } from './type-command.ts';
import type { Modal } from './types.ts';
import type { World } from './world.ts';

type Field = {
  readonly type: number;
  readonly id?: number;
  readonly custom_id: string;
  readonly value?: string | null;
  readonly required?: boolean | null;
  readonly min_length?: number | null;
  readonly max_length?: number | null;
  readonly min_values?: number | null;
  readonly max_values?: number | null;
  readonly options?: readonly { readonly label: string; readonly value: string; readonly default?: boolean | null }[];
  readonly default_values?: readonly { readonly id: string }[] | null;
};
type Part = { readonly type: number; readonly components?: readonly Field[]; readonly component?: Field };

/** The data of a submitted modal. Throws where a client would not let the user submit it. */
export function filledModal(world: World, modal: Modal, values: Readonly<Record<string, string | readonly string[]>>) {
  const resolved: Resolved = { users: {}, members: {}, channels: {}, roles: {} };
  const left = new Set(Object.keys(values));
  const where = { guild: modal.guildId, user: modal.shownTo };
  const answer = (field: Field, id: number) => {
    left.delete(field.custom_id);
    const given = values[field.custom_id];
    if (field.type === 4) return { type: 4, id, custom_id: field.custom_id, value: typedText(field, given) };
    const chosen = chosenValues(field, given);
    for (const value of chosen) resolve(world, where, resolved, field.type === 8 ? 7 : field.type === 5 ? 6 : 0, value);
    return { type: field.type, id, custom_id: field.custom_id, values: chosen };
  };
  let id = 0;
  const components = (modal.components as unknown as readonly Part[]).map((part) => {
    const own = { type: part.type, id: ++id };
    if (part.component) return { ...own, component: answer(part.component, ++id) };
    return part.components ? { ...own, components: part.components.map((field) => answer(field, ++id)) } : own;
  });
  if (left.size > 0) throw new Error(`the modal ${modal.custom_id} has no field ${[...left].join(', ')}`);
  return { custom_id: modal.custom_id, components, resolved };
}

/** What was chosen of a select, by value or by label. Throws for what the select does not allow. */
export function chosenValues(select: Field, given: string | readonly string[] | undefined): string[] {
  const { type, options = [], custom_id, min_values, max_values, required } = select;
  const before = [
    ...options.filter((option) => option.default).map(({ value }) => value),
    ...(select.default_values ?? []).map(({ id }) => id),
  ];
  const asked = given === undefined ? before : typeof given === 'string' ? [given] : given;
  const chosen = asked.map((word) => {
    if (type !== 3) return word;
    const option = options.find(({ value }) => value === word) ?? options.find(({ label }) => label === word);
    if (!option) throw new Error(`the select ${custom_id} offers no ${word}`);
    return option.value;
  });
  if (required === false && chosen.length === 0) return [];
  const [least, most] = [min_values ?? 1, max_values ?? 1];
  if (chosen.length < least || chosen.length > most) throw new Error(`${custom_id} takes ${least} to ${most} values`);
  return chosen;
}

function typedText(
  { custom_id, value, required, min_length, max_length }: Field,
  given: string | readonly string[] | undefined,
): string {
  const typed = given ?? value ?? '';
  if (typeof typed !== 'string') throw new Error(`${custom_id} is a text`);
  if (typed === '' && required === false) return '';
  const [least, most] = [Math.max(min_length ?? 0, required === false ? 0 : 1), max_length ?? 4000];
  if (typed.length < least || typed.length > most) throw new Error(`${custom_id} takes ${least} to ${most} characters`);
  return typed;
}

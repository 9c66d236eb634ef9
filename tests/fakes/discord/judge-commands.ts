import { z } from 'zod';
import { may, snowflake, text } from './judge-components.ts';

// docs.discord.com, "Application Command Naming"
const name = text(32)
  .regex(/^[-_'\p{L}\p{N}\p{Script=Devanagari}\p{Script=Thai}]+$/u, 'only letters, digits, - and _')
  .refine((word) => word === word.toLowerCase(), 'only lower case');
const freeName = text(32);
const localizations = (of: z.ZodType) => may(z.partialRecord(z.string().regex(/^[a-z]{2}(-[A-Z0-9]{2,3})?$/), of));
const described = (names: z.ZodType) => ({
  ...{ name: names, name_localizations: localizations(names) },
  ...{ description: text(100), description_localizations: localizations(text(100)) },
});
const flag = may(z.boolean());
const choice = (value: z.ZodType) =>
  z.strictObject({ name: text(100), name_localizations: localizations(text(100)), value });
const choices = (value: z.ZodType) => may(z.array(choice(value)).max(25));
const exclusive = [
  (option: { choices?: unknown[] | null | undefined; autocomplete?: boolean | null | undefined }) =>
    !(option.autocomplete && option.choices?.length),
  'autocomplete and choices exclude each other',
] as const;
const length = may(z.int().min(0).max(6000));
const common = { ...described(name), required: flag };
const typed = <T extends number>(type: T) => z.strictObject({ type: z.literal(type), ...common });
const numeric = <T extends 4 | 10>(type: T, value: z.ZodType) =>
  typed(type)
    .extend({ choices: choices(value), autocomplete: flag, min_value: may(z.number()), max_value: may(z.number()) })
    .refine(...exclusive);
const leaf = z.discriminatedUnion('type', [
  typed(3)
    .extend({ choices: choices(text(100)), autocomplete: flag, min_length: length, max_length: length })
    .refine(...exclusive),
  numeric(4, z.int()),
  numeric(10, z.number()),
  ...[typed(5), typed(6), typed(8), typed(9), typed(11)],
  typed(7).extend({ channel_types: may(z.array(z.int())) }),
]);

type Named = { readonly name?: unknown; readonly required?: boolean | null | undefined };
const uniqueNames = [
  (list: readonly Named[]) => new Set(list.map((entry) => entry.name)).size === list.length,
  'two options have the same name',
] as const;
const requiredFirst = [
  (list: readonly Named[]) => !list.some(({ required }, index) => required && index > 0 && !list[index - 1]?.required),
  'required options come before the others',
] as const;
const leaves = z
  .array(leaf)
  .max(25)
  .refine(...uniqueNames)
  .refine(...requiredFirst);
const sub = z.strictObject({ type: z.literal(1), ...described(name), options: may(leaves) });
const group = z.strictObject({
  ...{ type: z.literal(2), ...described(name) },
  options: z
    .array(sub)
    .min(1)
    .max(25)
    .refine(...uniqueNames),
});
const options = z.union([
  leaves,
  z
    .array(z.discriminatedUnion('type', [sub, group]))
    .max(25)
    .refine(...uniqueNames),
]);

const shared = {
  ...{
    id: may(snowflake),
    default_member_permissions: may(z.string().regex(/^\d+$/)),
    dm_permission: flag,
    nsfw: flag,
  },
  ...{
    contexts: may(z.array(z.int().min(0).max(2)).min(1)),
    integration_types: may(z.array(z.int().min(0).max(1)).min(1)),
  },
};
const chatInput = z.strictObject({ type: may(z.literal(1)), ...described(name), ...shared, options: may(options) });
const contextMenu = z.strictObject({
  ...{ type: z.literal([2, 3]), name: freeName, name_localizations: localizations(freeName), ...shared },
  ...{ description: may(z.literal('')), options: may(z.array(z.never())) },
});

/** One command as it is registered; at most 8,000 characters of names, descriptions and values. */
export const command = z
  .any()
  .pipe(z.unknown())
  .superRefine((value, context) => {
    const type = (value as { type?: unknown } | null)?.type ?? 1;
    const shape = type === 1 ? chatInput : contextMenu;
    for (const { code: _, ...issue } of shape.safeParse(value).error?.issues ?? []) {
      context.addIssue({ ...issue, code: 'custom', message: issue.message, path: [...issue.path] });
    }
    const size = countCharacters(value);
    if (size > 8000) context.addIssue({ code: 'custom', path: [], message: `${size} characters, 8000 are allowed` });
  });

/** A whole PUT: 100 chat-input, 15 user and 15 message commands, each name once a type. */
export const commandList = z.array(command).superRefine((list, context) => {
  const all = list as readonly { readonly type?: number; readonly name?: string }[];
  for (const [type, atMost] of [
    [1, 100],
    [2, 15],
    [3, 15],
  ] as const) {
    const names = all.filter((entry) => (entry?.type ?? 1) === type).map((entry) => entry.name);
    if (names.length > atMost)
      context.addIssue({ code: 'custom', path: [], message: `more than ${atMost} of type ${type}` });
    if (new Set(names).size < names.length) {
      context.addIssue({ code: 'custom', path: [], message: 'APPLICATION_COMMANDS_DUPLICATE_NAME' });
    }
  }
});

function countCharacters(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  const { name: own, description, value: chosen, options: below, choices: offered } = value as Record<string, unknown>;
  const words = [own, description, chosen].map((word) => (typeof word === 'string' ? word.length : 0));
  const lists = [below, offered].flatMap((list) => (Array.isArray(list) ? list.map(countCharacters) : []));
  return [...words, ...lists].reduce((sum, characters) => sum + characters, 0);
}

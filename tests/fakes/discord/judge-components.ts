import { z } from 'zod';

/** A text of at most so many characters (and at least one unless `from` says 0). */
export const text = (atMost: number, from = 1) => z.string().min(from).max(atMost);
export const snowflake = z.string().regex(/^(0|[1-9]\d*)$/);
/** May be left out or null, as almost everything at Discord. */
export const may = <T extends z.ZodType>(type: T) => type.nullish();

const id = may(z.int().min(0).max(2_147_483_647));
const customId = text(100);
const emoji = z.strictObject({ id: may(snowflake), name: may(text(32)), animated: may(z.boolean()) });
const link = (atMost: number) => z.url({ protocol: /^(https?|discord)$/ }).max(atMost);
const media = z.strictObject({ url: z.url({ protocol: /^(https?|attachment)$/ }).max(2048) });
const attached = z.strictObject({ url: z.string().regex(/^attachment:\/\/[\w.-]+$/) });

const button = z
  .strictObject({
    ...{ type: z.literal(2), id, style: z.int().min(1).max(6), label: may(text(80, 0)), emoji: may(emoji) },
    ...{ custom_id: may(customId), url: may(link(512)), sku_id: may(snowflake), disabled: may(z.boolean()) },
  })
  .superRefine((b, context) => {
    const wants = b.style === 5 ? 'url' : b.style === 6 ? 'sku_id' : 'custom_id';
    for (const key of ['url', 'sku_id', 'custom_id'] as const) {
      const given = typeof b[key] === 'string';
      if (given === (key === wants)) continue;
      context.addIssue({
        code: 'custom',
        path: [key],
        message: `style ${b.style} ${given ? 'has no' : 'needs a'} ${key}`,
      });
    }
    if (b.style !== 6 && !b.label && !b.emoji) {
      context.addIssue({ code: 'custom', path: ['label'], message: 'a button needs a label or an emoji' });
    }
  });

const option = z.strictObject({
  ...{ label: text(100), value: text(100), description: may(text(100)), emoji: may(emoji), default: may(z.boolean()) },
});

const selectCommon = {
  ...{ id, custom_id: customId, placeholder: may(text(150, 0)), min_values: may(z.int().min(0).max(25)) },
  ...{ max_values: may(z.int().min(1).max(25)), disabled: may(z.boolean()), required: may(z.boolean()) },
};

type Select = { options?: unknown; min_values?: number | null; max_values?: number | null };

const stringSelect = z
  .strictObject({ type: z.literal(3), ...selectCommon, options: z.array(option).min(1).max(25) })
  .superRefine(({ options, min_values, max_values }, context) => {
    const values = options.map(({ value }) => value);
    const wrong = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message });
    if (new Set(values).size < values.length) wrong('options', 'two options have the same value');
    if ((min_values ?? 1) > (max_values ?? 1)) wrong('min_values', 'min_values is above max_values');
    if ((max_values ?? 1) > values.length) wrong('max_values', 'max_values is above the number of options');
    if (options.filter((entry) => entry.default).length > (max_values ?? 1))
      wrong('options', 'more defaults than may be chosen');
  });

const defaults = may(z.array(z.strictObject({ id: snowflake, type: z.enum(['user', 'role', 'channel']) })).max(25));
const otherSelect = <T extends 5 | 6 | 7 | 8>(type: T) =>
  z.strictObject({
    type: z.literal(type),
    ...selectCommon,
    default_values: defaults,
    channel_types: may(z.array(z.int())),
  });

const selects = [stringSelect, otherSelect(5), otherSelect(6), otherSelect(7), otherSelect(8)] as const;

const messageRow = z
  .strictObject({
    ...{ type: z.literal(1), id },
    components: z
      .array(z.discriminatedUnion('type', [button, ...selects]))
      .min(1)
      .max(5),
  })
  .superRefine(({ components }, context) => {
    const alone = components.some(({ type }) => type !== 2) && components.length > 1;
    if (alone) context.addIssue({ code: 'custom', path: ['components'], message: 'a select fills its row' });
  });

const textDisplay = z.strictObject({ type: z.literal(10), id, content: text(4000) });
const spoiler = may(z.boolean());
const thumbnail = z.strictObject({ type: z.literal(11), id, media, description: may(text(1024, 0)), spoiler });
const section = z.strictObject({
  ...{ type: z.literal(9), id, components: z.array(textDisplay).min(1).max(3) },
  accessory: z.discriminatedUnion('type', [button, thumbnail]),
});
const galleryItem = z.strictObject({ media, description: may(text(1024, 0)), spoiler });
const gallery = z.strictObject({ type: z.literal(12), id, items: z.array(galleryItem).min(1).max(10) });
const file = z.strictObject({ type: z.literal(13), id, file: attached, spoiler });
const separator = z.strictObject({
  ...{ type: z.literal(14), id, divider: may(z.boolean()), spacing: may(z.int().min(1).max(2)) },
});
const inContainer = [messageRow, textDisplay, section, gallery, file, separator] as const;
const container = z.strictObject({
  ...{ type: z.literal(17), id, accent_color: may(z.int().min(0).max(0xffffff)), spoiler },
  components: z
    .array(z.discriminatedUnion('type', [...inContainer]))
    .min(1)
    .max(40),
});

/** What may stand at the top of a message. */
export const messageComponent = z.discriminatedUnion('type', [...inContainer, container]);

const textInput = z.strictObject({
  ...{ type: z.literal(4), id, custom_id: customId, style: z.int().min(1).max(2), label: may(text(45)) },
  ...{ min_length: may(z.int().min(0).max(4000)), max_length: may(z.int().min(1).max(4000)) },
  ...{ required: may(z.boolean()), value: may(text(4000, 0)), placeholder: may(text(100, 0)) },
});

/** A text input of its own row carries its label; one in a Label (2025) must not. */
const modalRow = z.strictObject({
  ...{ type: z.literal(1), id },
  components: z.array(textInput.extend({ label: text(45) })).length(1),
});
const label = z
  .strictObject({
    ...{ type: z.literal(18), id, label: text(45), description: may(text(100)) },
    component: z.discriminatedUnion('type', [textInput, ...selects]),
  })
  .superRefine(({ component }, context) => {
    const wrong = (key: string, message: string) =>
      context.addIssue({ code: 'custom', path: ['component', key], message });
    if ('label' in component && component.label) wrong('label', 'the label stands in the Label');
    if ((component as { disabled?: unknown }).disabled) wrong('disabled', 'nothing is disabled in a modal');
    const { min_values } = component as Select;
    if (min_values === 0 && (component as { required?: unknown }).required !== false) {
      wrong('min_values', 'min_values 0 needs required: false');
    }
  });

/** What a modal shows: 1 to 5 rows or labels, and texts between. */
export const modal = z.strictObject({
  ...{ custom_id: customId, title: text(45) },
  components: z
    .array(z.discriminatedUnion('type', [modalRow, label, textDisplay]))
    .min(1)
    .max(5),
});

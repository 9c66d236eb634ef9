import { z } from 'zod';
import {
  allComponents,
  attachmentsIn,
  COMPONENTS_V2,
  EPHEMERAL,
  type MessageBody,
  type SentFile,
  SUPPRESS_EMBEDS,
  storedName,
} from './bodies.ts';
import { may, messageComponent, snowflake, text } from './judge-components.ts';
import type { Violation } from './types.ts';

const url = z.url({ protocol: /^(https?|attachment)$/ }).max(2048);
const picture = may(z.looseObject({ url }));
const embed = z.strictObject({
  ...{
    type: may(z.string()),
    title: may(text(256, 0)),
    description: may(text(4096, 0)),
    color: may(z.int().min(0).max(0xffffff)),
  },
  ...{
    url: may(z.url().max(2048)),
    timestamp: may(z.iso.datetime({ offset: true })),
    image: picture,
    thumbnail: picture,
  },
  author: may(z.strictObject({ name: text(256), url: may(url), icon_url: may(url) })),
  footer: may(z.strictObject({ text: text(2048), icon_url: may(url) })),
  fields: may(z.array(z.strictObject({ name: text(256), value: text(1024), inline: may(z.boolean()) })).max(25)),
});
const attachment = z.strictObject({
  ...{ id: z.union([snowflake, z.int().min(0)]), filename: may(text(1024)), description: may(text(1024, 0)) },
  ...{ title: may(text(1024)), is_spoiler: may(z.boolean()) },
});
const ids = may(z.array(snowflake).max(100));
const allowedMentions = z
  .strictObject({
    parse: may(z.array(z.enum(['users', 'roles', 'everyone']))),
    users: ids,
    roles: ids,
    replied_user: may(z.boolean()),
  })
  .refine(
    ({ parse, users }) => !(parse?.includes('users') && users?.length),
    'users: parsed and listed exclude each other',
  )
  .refine(
    ({ parse, roles }) => !(parse?.includes('roles') && roles?.length),
    'roles: parsed and listed exclude each other',
  );

const common = {
  ...{ content: may(text(2000, 0)), embeds: may(z.array(embed).max(10)), allowed_mentions: may(allowedMentions) },
  ...{
    components: may(z.array(messageComponent).max(40)),
    flags: may(z.int()),
    attachments: may(z.array(attachment).max(10)),
  },
  ...{ tts: may(z.boolean()), enforce_nonce: may(z.literal(false)) }, // discord.js sends both with every message
};
const reference = z.strictObject({
  ...{ message_id: snowflake, channel_id: may(snowflake), guild_id: may(snowflake), type: may(z.literal(0)) },
  fail_if_not_exists: may(z.boolean()),
});
const create = z.strictObject({
  ...{ ...common, nonce: may(z.union([z.int(), text(25, 0)])), enforce_nonce: may(z.boolean()) },
  message_reference: may(reference),
});

/** The shape of a message body: of a new message, or of an edit, a follow-up or a reply to an interaction. */
export const messageShapes = { create, other: z.strictObject(common) };

/** What is known besides the body: the message before an edit, and whether it is the reply to an interaction. */
export type MessageContext = {
  readonly files: readonly SentFile[];
  readonly before: {
    readonly flags: number;
    readonly body: MessageBody;
    readonly attachments: readonly { id: string; filename: string }[];
  } | null;
  readonly interaction: boolean;
};

/** The rules that look at a whole message: totals, references, what excludes what. `body` has passed its shape. */
export function judgeMessage(body: MessageBody, { files, before, interaction }: MessageContext): Violation[] {
  const found: Violation[] = [];
  const wrong = (path: (string | number)[], code: string, message: string) => found.push({ path, code, message });
  const after = {
    ...before?.body,
    ...Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined)),
  } as MessageBody;
  const isV2 = (((before?.flags ?? 0) | (body.flags ?? 0)) & COMPONENTS_V2) !== 0;
  const components = allComponents(after.components ?? []);
  const settable = SUPPRESS_EMBEDS | COMPONENTS_V2 | (before ? 0 : (1 << 12) | (interaction ? EPHEMERAL : 0));

  if ((body.flags ?? 0) & ~(settable | (before?.flags ?? 0)))
    wrong(['flags'], 'FLAGS_INVALID', 'These flags cannot be set');
  if (before && typeof body.flags === 'number' && before.flags & COMPONENTS_V2 && !(body.flags & COMPONENTS_V2)) {
    wrong(['flags'], 'MESSAGE_CANNOT_REMOVE_COMPONENTS_V2_FLAG', 'IS_COMPONENTS_V2 can never be removed');
  }
  if (isV2) {
    for (const key of ['content', 'embeds'] as const) {
      if (after[key]?.length)
        wrong(
          [key],
          'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2',
          `The ${key} field cannot be used when using MessageFlags.IS_COMPONENTS_V2`,
        );
    }
    if (components.length > 40)
      wrong(
        ['components'],
        'COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED',
        `${components.length} components, 40 are allowed`,
      );
    const shown = components
      .filter(({ type }) => type === 10)
      .reduce((sum, { content }) => sum + String(content).length, 0);
    if (shown > 4000)
      wrong(
        ['components'],
        'COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED',
        `${shown} characters of text, 4000 are allowed`,
      );
    if (components.length === 0) wrong([], 'MESSAGE_EMPTY', 'Cannot send an empty message');
  } else {
    if ((after.components?.length ?? 0) > 5)
      wrong(['components'], 'BASE_TYPE_MAX_LENGTH', 'Must be 5 or fewer in length.');
    for (const [index, { type }] of (after.components ?? []).entries()) {
      if (type !== 1)
        wrong(['components', index, 'type'], 'UNION_TYPE_CHOICES', 'Value of field "type" must be one of (1,).');
    }
    const kept = before?.attachments.filter(
      (old) => !body.attachments || body.attachments.some(({ id }) => String(id) === old.id),
    );
    const something =
      after.content?.trim() || after.embeds?.length || after.components?.length || files.length || kept?.length;
    if (!something) wrong([], 'MESSAGE_EMPTY', 'Cannot send an empty message');
  }
  const size = (after.embeds ?? []).reduce((sum, entry) => sum + embedSize(entry), 0);
  if (size > 6000) wrong(['embeds'], 'MAX_EMBED_SIZE_EXCEEDED', `Embed size exceeds maximum size of 6000 (${size})`);
  for (const [index, entry] of (body.embeds ?? []).entries()) {
    const { title, description, fields, image, thumbnail, author, footer } = entry;
    if (!(title || description || fields?.length || image || thumbnail || author || footer))
      wrong(['embeds', index], 'EMBED_EMPTY', 'Embed is empty');
  }

  const customIds = components.flatMap((component) =>
    typeof component.custom_id === 'string' ? [component.custom_id] : [],
  );
  for (const twice of customIds.filter((id, index) => customIds.indexOf(id) !== index)) {
    wrong(['components'], 'COMPONENT_CUSTOM_ID_DUPLICATED', `Component custom id cannot be duplicated: ${twice}`);
  }
  const numbers = components.flatMap(({ id }) => (typeof id === 'number' && id > 0 ? [id] : []));
  if (before === null && new Set(numbers).size < numbers.length)
    wrong(['components'], 'COMPONENT_ID_DUPLICATED', 'Component id cannot be duplicated');

  for (const [index, { id }] of (body.attachments ?? []).entries()) {
    const known =
      files.some((file) => file.index === String(id)) || before?.attachments.some((old) => old.id === String(id));
    if (!known) wrong(['attachments', index, 'id'], 'ATTACHMENT_NOT_FOUND', `No file and no attachment ${id}`);
  }
  const names = [
    ...files.map(({ name }) => storedName(name)),
    ...(before?.attachments ?? []).map(({ filename }) => filename),
  ];
  for (const name of attachmentsIn(body)) {
    if (!names.includes(name))
      wrong(['components'], 'UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND', `No attachment ${name}`);
  }
  return found;
}

type Embed = z.infer<typeof embed>;

function embedSize({
  title,
  description,
  author,
  footer,
  fields,
}: NonNullable<MessageBody['embeds']>[number] | Embed): number {
  const texts = [
    title,
    description,
    author?.name,
    footer?.text,
    ...(fields ?? []).flatMap(({ name, value }) => [name, value]),
  ];
  return texts.reduce((sum, part) => sum + (part?.length ?? 0), 0);
}

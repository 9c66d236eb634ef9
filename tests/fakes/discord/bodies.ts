import type { APIAllowedMentions, APIEmbed, APIMessageReference, APIMessageTopLevelComponent } from 'discord.js';

/** The body of a message as a bot sends it, judged before. Null and left out differ: an edit keeps what is left out. */
export type MessageBody = {
  readonly content?: string | null;
  readonly embeds?: readonly APIEmbed[] | null;
  readonly components?: readonly APIMessageTopLevelComponent[] | null;
  readonly flags?: number | null;
  readonly attachments?: readonly { readonly id: string | number; readonly description?: string | null }[] | null;
  readonly allowed_mentions?: APIAllowedMentions | null;
  readonly message_reference?: (APIMessageReference & { readonly fail_if_not_exists?: boolean | null }) | null;
  readonly nonce?: string | number | null;
  readonly enforce_nonce?: boolean | null;
};

/** A file of a multipart request; `index` is the n of files[n]. */
export type SentFile = { readonly index: string; readonly name: string; readonly type: string; readonly bytes: Buffer };

/** The names of files as Discord stores them. */
export const storedName = (name: string): string => name.replaceAll(/[^\w.-]+/g, '_');

export type Component = { readonly type: number; readonly [key: string]: unknown };

/** A component and all below it, as Discord counts them: children, accessories and the one in a label. */
export function allComponents(roots: readonly unknown[]): Component[] {
  return roots.flatMap((root) => {
    if (typeof root !== 'object' || root === null) return [];
    const component = root as Component;
    const children = Array.isArray(component.components) ? component.components : [];
    return [component, ...allComponents([...children, component.accessory, component.component])];
  });
}

/** What is said in a message's text: the content and the text displays, which are the parts that can ping. */
export function pingingText(body: Pick<MessageBody, 'content' | 'components'>): string {
  const displays = allComponents(body.components ?? []).filter((component) => component.type === 10);
  return [body.content ?? '', ...displays.map((display) => String(display.content))].join('\n');
}

/** The names in attachment://name anywhere in a body. */
export const attachmentsIn = (body: MessageBody): string[] =>
  [...JSON.stringify([body.components, body.embeds]).matchAll(/"attachment:\/\/([^"]+)"/g)].map(
    (match) => match[1] ?? '',
  );

export const SUPPRESS_EMBEDS = 1 << 2;
export const EPHEMERAL = 1 << 6;
export const LOADING = 1 << 7;
export const COMPONENTS_V2 = 1 << 15;

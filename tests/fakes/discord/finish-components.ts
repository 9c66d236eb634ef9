import type { APIMessage } from 'discord.js';
import { allComponents, type Component } from './bodies.ts';

type Media = { url: string; proxy_url?: string; id?: string };
type Item = { media?: Media };
type Finished = { -readonly [key in keyof Component]: Component[key] } & {
  id?: number;
  media?: Media;
  file?: Media;
  items?: Item[];
};

/** Makes sent components what Discord gives back: numbered, with defaults, and files with their addresses. */
export function finishComponents(message: APIMessage): void {
  const all = allComponents(message.components ?? []) as Finished[];
  const taken = new Set(all.map((component) => component.id));
  let next = 1;
  for (const component of all) {
    while (taken.has(next)) next++;
    component.id ||= next++;
    addDefaults(component, DEFAULTS[component.type] ?? {});
    for (const item of component.items ?? []) addDefaults(item, { description: null, spoiler: false });
    for (const media of [component.media, component.file, ...(component.items ?? []).map((item) => item.media)]) {
      if (media) resolveMedia(message, media);
    }
    if (component.type === 13) {
      const file = message.attachments.find(({ url }) => url === component.file?.url);
      Object.assign(component, { name: file?.filename ?? null, size: file?.size ?? null });
    }
  }
}

const SELECT = { min_values: 1, max_values: 1 };
const DEFAULTS: Readonly<Record<number, object>> = {
  ...{ 3: SELECT, 5: SELECT, 6: SELECT, 7: SELECT, 8: SELECT, 11: { description: null, spoiler: false } },
  ...{ 13: { spoiler: false }, 14: { spacing: 1, divider: true }, 17: { accent_color: null, spoiler: false } },
};

function addDefaults(to: object, defaults: object): void {
  Object.assign(to, { ...defaults, ...to });
}

function resolveMedia(message: APIMessage, media: Media): void {
  const name = /^attachment:\/\/(.+)$/.exec(media.url)?.[1];
  const file = message.attachments.find((attachment) => attachment.filename === name);
  if (file) media.url = file.url;
  media.proxy_url = media.url;
  media.id ??= file?.id ?? message.id;
}

import {
  type APIAllowedMentions,
  type APIEmbed,
  type APIMessageTopLevelComponent,
  MessageFlags,
  type RawFile,
} from 'discord.js';
import { fitReply } from '../../../core/reply/fit-reply.ts';
import type { Reply, Timeline } from '../../../model/reply.ts';
import type { Log } from '../../../ports/log.ts';
import type { Picture, Pictures } from '../../../ports/pictures.ts';
import { LIMITS } from './limits.ts';
import type { CustomIds } from './pack-button.ts';
import { rowRenderer } from './render-buttons.ts';
import { type PictureFile, renderContainer } from './render-components.ts';
import { renderEmbeds } from './render-embeds.ts';
import { shortenAlt } from './shorten.ts';
import { writePieces } from './write-pieces.ts';

export type Layout = 'components' | 'embeds';

/** What Discord is sent of a reply. Without `allowed_mentions` even an edit could ping, so each one has them. */
export type Rendered = {
  readonly body: {
    readonly flags: number;
    readonly embeds?: readonly APIEmbed[];
    readonly components: readonly APIMessageTopLevelComponent[];
    readonly attachments: readonly { readonly id: string; readonly description: string }[];
    readonly allowed_mentions: APIAllowedMentions;
  };
  readonly files: RawFile[];
};

export type RenderOptions = {
  readonly layout: Layout;
  readonly customIds: CustomIds;
  readonly marks: readonly number[];
  readonly note: string | null;
  readonly picture: Picture | null;
};

/** A reply as a message, with as many of its entries as Discord takes. */
export function renderReply(reply: Reply, options: RenderOptions): Rendered {
  const fitted = fitReply(reply, (shorter) => fits(layOut(shorter, options)));
  const body = layOut(fitted, options);
  const { picture } = options;
  const hasPicture = picture !== null && timelineOf(fitted) !== undefined;
  return {
    body: {
      ...body,
      attachments: hasPicture ? [{ id: '0', description: fileOf(picture).alt }] : [],
      allowed_mentions: NO_MENTIONS,
    },
    files: hasPicture
      ? [{ key: 'files[0]', name: PICTURE_NAME, data: Buffer.from(picture.png), contentType: 'image/png' }]
      : [],
  };
}

/** Draws the reply's timeline; null where it has none, or where it cannot be drawn: then it is told in words. */
export async function drawPicture(
  reply: Reply,
  { pictures, log }: { readonly pictures: () => Promise<Pictures>; readonly log: Log },
): Promise<Picture | null> {
  const timeline = timelineOf(reply);
  if (timeline === undefined) return null;
  try {
    return await (await pictures()).draw(timeline);
  } catch (error) {
    log.error('picture-failed', { chat: 'discord', error });
    return null;
  }
}

export const NO_MENTIONS: APIAllowedMentions = { parse: [] };

const PICTURE_NAME = 'timeline.png';

const timelineOf = (reply: Reply): Timeline | undefined => reply.blocks.find((block) => block.kind === 'timeline');

const fileOf = ({ alt }: Picture): PictureFile => ({ name: PICTURE_NAME, alt: shortenAlt(alt, LIMITS.altText) });

type Laid = Pick<Rendered['body'], 'flags' | 'embeds' | 'components'>;

function layOut(reply: Reply, { layout, customIds, marks, note, picture: drawn }: RenderOptions): Laid {
  const picture = timelineOf(reply) === undefined ? null : drawn;
  const pieces = writePieces(reply, { showsPicture: picture !== null, note });
  const options = { rows: rowRenderer(customIds), picture: picture === null ? null : fileOf(picture), marks };
  if (layout === 'embeds') return { flags: 0, ...renderEmbeds(pieces, options) };
  return { flags: MessageFlags.IsComponentsV2, components: [renderContainer(pieces, options)] };
}

/** Whether a message keeps to all limits of Discord. */
function fits({ embeds, components }: Laid): boolean {
  if (embeds) {
    const texts = embeds.flatMap(({ description = '', footer }) => [description.length, footer?.text.length ?? 0]);
    return (
      embeds.length <= LIMITS.embeds &&
      components.length <= LIMITS.rowsBesideEmbeds &&
      embeds.every(({ description = '' }) => description.length <= LIMITS.embedText) &&
      texts.reduce((sum, length) => sum + length, 0) <= LIMITS.textOfAllEmbeds
    );
  }
  const size = measure(components);
  return size.components <= LIMITS.componentsOfMessage && size.text <= LIMITS.textOfMessage;
}

type Measured = { readonly components: number; readonly text: number };

function measure(components: readonly object[]): Measured {
  return components.reduce<Measured>((sum, component) => {
    const below = 'components' in component ? measure(component.components as readonly object[]) : NOTHING;
    const text = 'content' in component ? String(component.content).length : 0;
    return { components: sum.components + 1 + below.components, text: sum.text + text + below.text };
  }, NOTHING);
}

const NOTHING: Measured = { components: 0, text: 0 };

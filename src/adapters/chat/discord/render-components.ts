import { type APIComponentInContainer, type APIContainerComponent, ComponentType } from 'discord.js';
import type { Piece, PressButton } from './render-block.ts';
import type { ButtonRow } from './render-buttons.ts';

/** A picture that goes with a message, as its file is named there. */
export type PictureFile = { readonly name: string; readonly alt: string };

export type LayoutOptions = {
  readonly rows: (buttons: readonly PressButton[]) => ButtonRow[];
  readonly picture: PictureFile | null;
  readonly marks: readonly number[]; // by which the message is found again, the newest first
};

/**
 * Pieces as one container of Components V2. Each part begins behind a line; an entry with the bullets and quotations
 * below it is one text display, so that a speaker's positions are read in one go. The marks are the numbers of the
 * container and of the first components in it: nobody sees them, and history brings them back.
 */
export function renderContainer(pieces: readonly Piece[], options: LayoutOptions): APIContainerComponent {
  const components: APIComponentInContainer[] = [];
  for (const [index, piece] of pieces.entries()) {
    if (piece.kind === 'text') addText(components, piece);
    else if (piece.kind === 'buttons') {
      if (index === pieces.length - 1) components.push(LINE);
      components.push(...options.rows(piece.buttons));
    } else if (options.picture) components.push(gallery(options.picture));
  }
  const [mark, ...marks] = options.marks;
  return {
    type: ComponentType.Container,
    ...(mark === undefined ? {} : { id: mark }),
    accent_color: ACCENT,
    components: components.map((component, index) => {
      const id = marks[index];
      return id === undefined ? component : { ...component, id };
    }),
  };
}

export const ACCENT = 0x2f6f8f; // a calm blue that stands out from both of Discord's backgrounds
const LINE: APIComponentInContainer = { type: ComponentType.Separator, divider: true };

function addText(components: APIComponentInContainer[], { text, begins }: Extract<Piece, { kind: 'text' }>): void {
  const last = components.at(-1);
  if (begins === null && last?.type === ComponentType.TextDisplay) {
    components[components.length - 1] = { ...last, content: `${last.content}\n${text}` };
    return;
  }
  if (begins === 'part' && components.some(isPart)) components.push(LINE);
  const content = begins === 'part' && components.some(isPart) ? `#${text}` : text; // later parts have a smaller heading
  components.push({ type: ComponentType.TextDisplay, content });
}

const isPart = (component: APIComponentInContainer): boolean =>
  component.type === ComponentType.TextDisplay && /^##/.test(component.content);

const gallery = ({ name, alt }: PictureFile): APIComponentInContainer => ({
  type: ComponentType.MediaGallery,
  items: [{ media: { url: `attachment://${name}` }, description: alt }],
});

import {
  type APIActionRowComponent,
  type APIButtonComponentWithCustomId,
  ButtonStyle,
  ComponentType,
} from 'discord.js';
import { cleanText } from '../../../core/reply/clean-text.ts';
import { LIMITS } from './limits.ts';
import type { CustomIds } from './pack-button.ts';
import type { PressButton } from './render-block.ts';
import { shorten } from './shorten.ts';

export type ButtonRow = APIActionRowComponent<APIButtonComponentWithCustomId>;

/** Renders the rows of one message: no two of its buttons have one id, also where they ask the same. */
export function rowRenderer(customIds: CustomIds): (buttons: readonly PressButton[]) => ButtonRow[] {
  const used = new Map<string, number>();
  const render = ({ press, label, request }: PressButton): APIButtonComponentWithCustomId => {
    const id = customIds(press, request, 0);
    const repeat = used.get(id) ?? 0;
    used.set(id, repeat + 1);
    return {
      type: ComponentType.Button,
      style: press === 'more' ? ButtonStyle.Primary : ButtonStyle.Secondary,
      label: shorten(cleanText(label).trim() || 'Ask', LIMITS.buttonLabel),
      custom_id: customIds(press, request, repeat),
    };
  };
  return (buttons) =>
    chunks(buttons.map(render), LIMITS.buttonsOfRow).map((row) => ({ type: ComponentType.ActionRow, components: row }));
}

function chunks<T>(items: readonly T[], size: number): T[][] {
  return items.length === 0 ? [] : [items.slice(0, size), ...chunks(items.slice(size), size)];
}

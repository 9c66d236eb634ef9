import type { Block, Button } from '../../model/reply.ts';

/** The buttons as a block; none for none. */
export function buttonRow(buttons: readonly Button[]): Block[] {
  return buttons.length === 0 ? [] : [{ kind: 'buttons', buttons }];
}

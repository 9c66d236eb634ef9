import pc from 'picocolors';
import { plainStyle, renderText, type TextStyle } from '../core/reply/render-text.ts';
import type { Reply } from '../model/reply.ts';

/** Prints a reply on standard output: as wide as the terminal and decorated there, plain and 100 wide elsewhere. */
export function printReply(reply: Reply, { timezone }: { readonly timezone: string }): void {
  const { isTTY, columns } = process.stdout;
  const width = Math.max(NARROWEST, Math.min(columns ?? PLAIN_WIDTH, WIDEST));
  const style = isTTY && pc.isColorSupported ? colours : plainStyle;
  process.stdout.write(`${renderText(reply, { timezone, width, style }).trim()}\n`);
}

// Columns; between them text reads well, as in the terminal chat.
const NARROWEST = 40;
const PLAIN_WIDTH = 100;
const WIDEST = 120;

const colours: TextStyle = { strong: pc.bold, small: pc.dim, heading: (text) => pc.bold(pc.cyan(text)) };

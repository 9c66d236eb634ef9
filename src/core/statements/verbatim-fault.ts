import type { FoundStatement } from '../../model/statement.ts';
import type { Mention, Span } from '../../model/text.ts';

/**
 * What is wrong with a statement against the text that it was found in, or null: each of its parts, in order, its speaker
 * and its cue must be the very characters of the text at their offsets. Never throws.
 */
export function verbatimFault(text: string, statement: FoundStatement): string | null {
  const { parts, speaker, cue } = statement;
  if (!isWithin(text, statement)) return 'its span is not in the text';
  if (parts.length === 0) return 'it has no words';
  let end = 0;
  for (const [index, part] of parts.entries()) {
    const name = parts.length === 1 ? 'its words' : `part ${index + 1} of its words`;
    if (!isSlice(text, part)) return `${name} are not in the text at ${part.start}`;
    if (part.start < end) return `${name} lie over those before`;
    ({ end } = part);
  }
  if (speaker !== null && !isSlice(text, speaker.mention))
    return `its speaker is not in the text at ${speaker.mention.start}`;
  if (cue !== null && !isSlice(text, cue)) return `its cue is not in the text at ${cue.start}`;
  return null;
}

function isWithin(text: string, { start, end }: Span): boolean {
  return Number.isInteger(start) && Number.isInteger(end) && start >= 0 && start < end && end <= text.length;
}

/** Half a surrogate pair is no character: such a slice cuts one in two. */
const isSlice = (text: string, mention: Mention): boolean =>
  isWithin(text, mention) && text.slice(mention.start, mention.end) === mention.text && mention.text.isWellFormed();

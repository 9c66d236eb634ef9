import { more } from './judge-limits.ts';
import { judgeAttachments, judgeBlocks, judgeMetadata, sizeOf } from './judge-payloads.ts';
import { Refusal, refuse } from './refusal.ts';
import type { State } from './state.ts';
import type { Json } from './types.ts';
import { characters } from './values.ts';

/** Refuses a message as Slack does, and notes what it must not have been. */
export function judgeMessage(state: State, where: string, args: Json): void {
  const { blocks, attachments, metadata } = args;
  const given = typeof args.text === 'string' ? args.text : '';
  const says = (error: string, messages: readonly string[]): never => {
    state.fault('blocks', where, [error, ...messages].join('; '));
    throw refuse(error, messages);
  };
  if (args.markdown_text !== undefined) {
    if (blocks !== undefined || args.text !== undefined) says('markdown_text_conflict', []);
    if (characters(String(args.markdown_text)) > 12_000) says('msg_too_long', []);
    return;
  }
  for (const judged of [
    blocks !== undefined && judgeBlocks(blocks),
    attachments !== undefined && judgeAttachments(attachments),
    metadata !== undefined && !isEmpty(metadata) && judgeMetadata(metadata),
  ])
    if (judged !== false && judged.error !== undefined) says(judged.error, judged.messages);
  const shows = (Array.isArray(blocks) && blocks.length > 0) || (Array.isArray(attachments) && attachments.length > 0);
  if (given.trim() === '' && !shows) {
    state.fault('missing-text', where, 'neither text nor blocks');
    throw new Refusal('no_text');
  }
  // Slack takes it, but notifications and screen readers then have nothing to say
  if (given.trim() === '') state.fault('missing-text', where, 'blocks without text');
  if (characters(given) > more.message.text)
    state.fault('long-text', where, `${characters(given)} characters are cut off`);
  const size = sizeOf(blocks);
  if (size > more.message.wiseBlocksText)
    state.fault('long-text', where, `${size} characters in blocks: near the limit`);
}

const isEmpty = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && Object.keys(value).length === 0;

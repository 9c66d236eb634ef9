import type { WebAPICallResult, WebClient } from '@slack/web-api';
import { cleanText } from '../../../core/reply/clean-text.ts';
import type { Timeline } from '../../../model/reply.ts';
import type { Log } from '../../../ports/log.ts';
import type { Pictures } from '../../../ports/pictures.ts';
import { slackError } from './error-codes.ts';
import { CALL_TIMEOUT_MS, LIMITS } from './limits.ts';
import type { UploadedPicture } from './render-block.ts';

/**
 * The timeline's picture as a file of the workspace; null where it cannot be drawn or uploaded: then its words do.
 * The library's own upload names the alternative text otherwise than the method does, so the three calls are made here.
 */
export async function uploadPicture(
  timeline: Timeline,
  client: WebClient,
  { pictures, log }: { readonly pictures: () => Promise<Pictures>; readonly log: Log },
): Promise<UploadedPicture | null> {
  try {
    const { png, alt } = await (await pictures()).draw(timeline);
    const ticket: WebAPICallResult & { readonly upload_url?: unknown; readonly file_id?: unknown } =
      await client.apiCall('files.getUploadURLExternal', {
        filename: 'timeline.png',
        length: png.byteLength,
        alt_txt: shortAlt(alt, LIMITS.fileAlt),
      });
    const { upload_url: url, file_id: fileId } = ticket;
    if (typeof url !== 'string' || typeof fileId !== 'string') return null;
    const form = new FormData();
    form.set('body', new Blob([Buffer.from(png)], { type: 'image/png' }), 'timeline.png');
    const sent = await fetch(url, { method: 'POST', body: form, signal: AbortSignal.timeout(CALL_TIMEOUT_MS) });
    if (!sent.ok) return null;
    const title = cleanText(timeline.caption).trim() || 'Timeline';
    await client.files.completeUploadExternal({ files: [{ id: fileId, title }] });
    return { fileId, alt: shortAlt(alt, LIMITS.imageAlt) };
  } catch (error) {
    log.warn('slack-picture-not-shown', {
      code: slackError(error) ?? (error instanceof Error ? error.name : 'unknown'),
    });
    return null;
  }
}

/** The description cut behind a mark or a row, never within one. */
export function shortAlt(alt: string, atMost: number): string {
  const clean = cleanText(alt).trim();
  if (clean.length <= atMost) return clean || 'Timeline';
  const head = clean.slice(0, atMost - MORE.length + 1);
  const end = Math.max(head.lastIndexOf('; then '), head.lastIndexOf('. '));
  return end < 0 ? 'Timeline: its words stand in the message.' : `${head.slice(0, end)}${MORE}`;
}

const MORE = '; more stands in the message.';

import { Failure } from '../../../model/failure.ts';
import type { Instant } from '../../../model/time.ts';
import { retryAfterMinutes, waitInWords } from './retry-after.ts';

/** Who asked to be left alone, and until when. Kept in memory: after a restart one request more is no harm. */
export type QuietTimes = {
  /** @throws Failure 'source-down' while the address or its whole host is to be left alone. */
  check(url: string, now: Instant): void;
  /** Notes the Retry-After of an answer: a 429 speaks for the host, a 503 for the address. */
  note(answer: { readonly status: number; readonly header: string | undefined }, url: string, now: Instant): void;
};

/** Keeps the promise to wait, whatever the schedule of the feeds says. */
export function quietTimes(): QuietTimes {
  const until = new Map<string, number>(); // milliseconds
  return {
    check(url, now) {
      for (const key of [hostOf(url), url]) {
        const left = (until.get(key) ?? 0) - Date.parse(now);
        if (left > 0)
          throw new Failure(
            'source-down',
            `${hostOf(url)} asked to be left alone: I will ask again in ${waitInWords(left / 60_000)}.`,
          );
        until.delete(key);
      }
    },
    note({ status, header }, url, now) {
      const minutes = retryAfterMinutes(header, now);
      if (minutes !== null) until.set(status === 429 ? hostOf(url) : url, Date.parse(now) + minutes * 60_000);
    },
  };
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).hostname : url;
}

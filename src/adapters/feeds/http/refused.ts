import { retryAfter } from '../../../core/schedule/retry-after.ts';
import { Failure } from '../../../model/failure.ts';
import type { Instant } from '../../../model/time.ts';
import type { WebAnswer } from '../../../ports/web.ts';

/** What an answer that is neither a feed nor "unchanged" means, in words for whoever runs the bot. */
export function refused({ status, url, headers }: WebAnswer, now: Instant): Failure {
  const host = new URL(url).hostname;
  if (headers['cf-mitigated'] !== undefined)
    return new Failure(
      'source-down',
      `${host} asks for a robot check (Cloudflare): ask the outlet to let feed readers in.`,
    );
  const retryAt = retryAfter(headers['retry-after'], now);
  const later = { retry: true, ...(retryAt === null ? {} : { retryAt }) };
  const wait = retryAt === null ? 'I will ask less often for a while.' : `it asks me to wait until ${inUtc(retryAt)}.`;
  switch (status) {
    case 429:
      return new Failure('source-down', `${host} says that I ask too often (429): ${wait}`, later);
    case 503:
      return new Failure('source-down', `${host} is down for now (503): ${wait}`, later);
    case 404:
      return new Failure('source-down', `${host} has nothing at this address (404): look for the feed’s new address.`);
    case 410:
      return new Failure(
        'source-down',
        `${host} says that this feed is gone for good (410): look for the outlet’s new address.`,
      );
    case 401:
    case 402:
    case 403:
    case 451:
      return new Failure(
        'source-down',
        `${host} refuses to give me this feed (${status}): ask the outlet, or use another feed of it.`,
      );
    default:
      return status >= 500
        ? new Failure('source-down', `${host} has a fault of its own (${status}): I will try again later.`, later)
        : new Failure(
            'source-down',
            `${host} answered with status ${status} instead of a feed: check the address in a browser.`,
          );
  }
}

/** "2 Mar 2026, 14:30 UTC" */
function inUtc(moment: Instant): string {
  const [, day, month, year, time] = /^\w+, 0?(\d+) (\w+) (\d+) (\d+:\d+)/.exec(new Date(moment).toUTCString()) ?? [];
  return `${day} ${month} ${year}, ${time} UTC`;
}

const DAY_MINUTES = 1440; // a server may ask for a day at most: a typing mistake must not silence a feed

const PERIOD_MINUTES: Readonly<Record<string, number>> = {
  hourly: 60,
  daily: DAY_MINUTES,
  weekly: 7 * DAY_MINUTES,
  monthly: 30 * DAY_MINUTES,
  yearly: 365 * DAY_MINUTES,
};

/** sy:updatePeriod divided by sy:updateFrequency (RSS 1.0 syndication module), in minutes; 0 when not said. */
export function updatePeriodMinutes(period: string | null, frequency: string | null): number {
  const minutes = PERIOD_MINUTES[period?.trim().toLowerCase() ?? ''] ?? 0;
  const times = Number(frequency ?? 1);
  return minutes / (Number.isFinite(times) && times >= 1 ? times : 1);
}

/**
 * How long the server wishes to be left alone, in whole minutes, at most a day: the greatest of Cache-Control's
 * max-age, Expires after Date (or after `now`) and what the document says. 0 when it has no wish, and for no-cache,
 * max-age=0 and an Expires in the past.
 */
export function waitMinutes(headers: Readonly<Record<string, string>>, inDocument: number, now: string): number {
  const control = headers['cache-control'] ?? '';
  const maxAge = Number(/(?:^|[\s,])max-age\s*=\s*"?(\d{1,10})/i.exec(control)?.[1] ?? 0) / 60;
  const expires = Date.parse(headers.expires ?? '');
  const sent = Date.parse(headers.date ?? '');
  const fresh = (expires - (Number.isNaN(sent) ? Date.parse(now) : sent)) / 60_000;
  // max-age overrides Expires (RFC 9111 5.3), and a cache that must not store has no opinion on freshness.
  const useExpires = Number.isFinite(fresh) && !/max-age|no-cache|no-store/i.test(control);
  const wish = Math.max(/no-cache|no-store/i.test(control) ? 0 : maxAge, useExpires ? fresh : 0, inDocument, 0);
  return Math.min(Math.ceil(wish), DAY_MINUTES);
}

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
 * How long an answer is fresh by its headers, in whole minutes, at most a day: Cache-Control's max-age, else Expires
 * after Date (or after `now`), less its Age. 0 when it does not say, and for no-cache, max-age=0 and an Expires in the
 * past: they mean the usual time, not at once.
 */
export function freshMinutes(headers: Readonly<Record<string, string>>, now: string): number {
  const control = headers['cache-control'] ?? '';
  if (/no-cache|no-store/i.test(control)) return 0;
  const maxAge = /(?:^|[\s,])max-age\s*=\s*"?(\d{1,10})/i.exec(control)?.[1];
  const age = Number(/^\d{1,10}$/.exec(headers.age ?? '')?.[0] ?? 0) / 60;
  const sent = Date.parse(headers.date ?? '');
  const expires = (Date.parse(headers.expires ?? '') - (Number.isNaN(sent) ? Date.parse(now) : sent)) / 60_000;
  // max-age overrides Expires (RFC 9111 5.3)
  const fresh = (maxAge === undefined ? expires : Number(maxAge) / 60) - age;
  return Number.isFinite(fresh) ? Math.min(Math.max(Math.ceil(fresh), 0), DAY_MINUTES) : 0;
}

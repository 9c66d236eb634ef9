import type { WebAnswer, WebRequest } from '../src/ports/web.ts';

export type Publisher = { readonly id: string; readonly url: string };

export type Request = { readonly atMs: number; readonly status: number; readonly conditional: boolean };

type Manners = 'etag' | 'bare' | 'max-age' | 'ttl' | 'busy' | 'limits' | 'missing' | 'dead' | 'moved' | 'gone';

type Site = Publisher & {
  readonly host: string;
  readonly manners: Manners;
  readonly gapMinutes: number; // between its items
  readonly phase: number; // 0 to 1: feeds do not publish together
  readonly requests: Request[];
};

export type Publishers = {
  readonly all: readonly Publisher[];
  hostOf(feedId: string): string;
  requests(): number;
  answer(request: WebRequest, nowMs: number): WebAnswer;
  report(
    nowMs: number,
    offline: { readonly from: number; readonly to: number },
    stop: { readonly from: number; readonly to: number },
  ): { readonly asked: number; readonly broken: readonly string[] };
};

/** Of a hundred feeds, so many behave like this; the others send an ETag and know 304. */
const MANNERS: readonly (readonly [Manners, number])[] = [
  ['bare', 8],
  ['max-age', 3],
  ['ttl', 2],
  ['busy', 2],
  ['limits', 1],
  ['missing', 1],
  ['dead', 1],
  ['moved', 1],
  ['gone', 1],
];

const MAX_AGE_MINUTES = 120;
const TTL_MINUTES = 180;
const RETRY_SECONDS = 7200;
const MINUTE = 60_000;

/** A made-up web of feeds that answer by what they are, and hold every request against the rules. */
export function publishers(size: {
  readonly feeds: number;
  readonly hosts: number;
  readonly begun: number;
}): Publishers {
  const sites = Array.from({ length: size.feeds }, (_, index) => siteOf(index, size.hosts));
  const byId = new Map(sites.map((site) => [site.id, site]));
  const byUrl = new Map(sites.map((site) => [site.url, site]));
  const quietUntil = new Map<string, number>(); // by host, as it was told
  const lastOfHost = new Map<string, number>();
  const broken: string[] = [];
  let asked = 0;

  function note(site: Site, request: WebRequest, { atMs, status }: { readonly atMs: number; readonly status: number }) {
    asked += 1;
    const sinceHost = atMs - (lastOfHost.get(site.host) ?? 0);
    if (sinceHost < 2000) broken.push(`${site.host} asked again after ${sinceHost} ms`);
    lastOfHost.set(site.host, atMs);
    if ((quietUntil.get(site.host) ?? 0) > atMs) broken.push(`${site.host} asked while it wanted quiet`);
    const before = site.requests.at(-1);
    const minutes = before ? (atMs - before.atMs) / MINUTE : Number.POSITIVE_INFINITY;
    const least = before ? leastMinutes(site, before) : 0;
    if (minutes < least - 0.01)
      broken.push(`${site.id} (${site.manners}) asked again after ${minutes.toFixed(1)} minutes`);
    const conditional = request.only?.headers['if-none-match'] !== undefined;
    if (before && (before.status === 200 || before.status === 304) && hasEtag(site) && !conditional)
      broken.push(`${site.id} asked without its ETag`);
    site.requests.push({ atMs, status, conditional });
  }

  const answer: Publishers['answer'] = (request, nowMs) => {
    const site = byUrl.get(request.url.replace(/\/moved$/, ''));
    if (!site) throw new Error(`nobody is at ${request.url}`);
    const status = statusOf(site, request, { nowMs, begun: size.begun });
    note(site, request, { atMs: nowMs, status });
    if (status === 429) quietUntil.set(site.host, nowMs + RETRY_SECONDS * 1000);
    const final = site.manners === 'moved' ? `${site.url}/moved` : request.url;
    return {
      status,
      url: final,
      movedTo: final === request.url ? null : final,
      headers: headersOf(site, status, nowMs),
      body: status === 200 ? new TextEncoder().encode(documentOf(site, nowMs)) : new Uint8Array(),
    };
  };

  return {
    all: sites,
    hostOf: (feedId) => byId.get(feedId)?.host ?? '',
    requests: () => asked,
    answer,
    report: (nowMs, offline, stop) => ({
      asked,
      broken: [...broken, ...sites.flatMap((site) => starved(site, { nowMs, begun: size.begun, offline, stop }))],
    }),
  };
}

function siteOf(index: number, hosts: number): Site {
  const host = `h${index % hosts}.example`;
  const url = `https://${host}/${index}.xml`;
  const share = random(index, 1) * 100;
  const manners = MANNERS.find((_, place) => share < upTo(place))?.[0] ?? 'etag';
  // from ten minutes to three days, as many in each doubling
  const gapMinutes = 10 * 432 ** random(index, 2);
  return { id: `f${index}`, url, host, manners, gapMinutes, phase: random(index, 3), requests: [] };
}

function upTo(place: number): number {
  return MANNERS.slice(0, place + 1).reduce((sum, [, percent]) => sum + percent, 0);
}

function statusOf(
  site: Site,
  request: WebRequest,
  { nowMs, begun }: { readonly nowMs: number; readonly begun: number },
): number {
  const hour = (nowMs - begun) / 3_600_000;
  switch (site.manners) {
    case 'missing':
      return 404;
    case 'dead':
      return 500;
    case 'gone':
      return hour > 12 ? 410 : etagOf(site, request, nowMs);
    case 'busy':
      return Math.floor(hour + site.phase * 24) % 6 === 0 ? 503 : etagOf(site, request, nowMs);
    case 'limits':
      return Math.floor(hour + site.phase * 24) % 8 === 0 ? 429 : etagOf(site, request, nowMs);
    case 'bare':
      return 200;
    case 'etag':
    case 'max-age':
    case 'ttl':
    case 'moved':
      return etagOf(site, request, nowMs);
    default:
      return site.manners satisfies never;
  }
}

function etagOf(site: Site, request: WebRequest, nowMs: number): number {
  return request.only?.headers['if-none-match'] === `"${newest(site, nowMs)}"` ? 304 : 200;
}

function hasEtag(site: Site): boolean {
  return site.manners !== 'bare';
}

function headersOf(site: Site, status: number, nowMs: number): Record<string, string> {
  return {
    ...(hasEtag(site) && (status === 200 || status === 304) ? { etag: `"${newest(site, nowMs)}"` } : {}),
    ...(site.manners === 'max-age' ? { 'cache-control': `max-age=${MAX_AGE_MINUTES * 60}` } : {}),
    ...(status === 429 || status === 503 ? { 'retry-after': String(RETRY_SECONDS) } : {}),
  };
}

/** The number of its newest item: one comes with each gap. */
function newest(site: Site, nowMs: number): number {
  return Math.floor(nowMs / (site.gapMinutes * MINUTE) + site.phase);
}

function documentOf(site: Site, nowMs: number): string {
  const last = newest(site, nowMs);
  const items = Array.from({ length: 6 }, (_, back) => {
    const number = last - back;
    const at = new Date((number - site.phase) * site.gapMinutes * MINUTE).toUTCString();
    return `<item><guid isPermaLink="false">${site.id}-${number}</guid><title>Item ${number} of ${site.id}</title><link>https://${site.host}/${number}</link><pubDate>${at}</pubDate></item>`;
  });
  const ttl = site.manners === 'ttl' ? `<ttl>${TTL_MINUTES}</ttl>` : '';
  return `<?xml version="1.0"?><rss version="2.0"><channel><title>${site.id}</title><link>https://${site.host}/</link>${ttl}${items.join('')}</channel></rss>`;
}

/** The soonest that this request may be followed by another one. */
function leastMinutes(site: Site, before: Request): number {
  if (before.status === 410) return Number.POSITIVE_INFINITY;
  if (before.status === 429 || before.status === 503) return RETRY_SECONDS / 60;
  if (before.status >= 400) return 54; // an hour, spread by a tenth
  if (site.manners === 'bare') return 240;
  if (site.manners === 'max-age') return MAX_AGE_MINUTES;
  return site.manners === 'ttl' ? TTL_MINUTES : 15;
}

/** A feed that was not asked for longer than any rule allows (an hour of grace for what stood in its way). */
function starved(
  site: Site,
  at: {
    readonly nowMs: number;
    readonly begun: number;
    readonly offline: { readonly from: number; readonly to: number };
    readonly stop: { readonly from: number; readonly to: number };
  },
): readonly string[] {
  const last = site.requests.at(-1);
  if (last === undefined) return [`${site.id} was never asked`];
  if (last.status >= 400) return []; // failing ones wait for up to a day
  const stopped = (at.stop.to - at.stop.from) * 1000;
  const most = (240 * 1.1 + 60) * MINUTE + stopped;
  const gaps = [
    ...site.requests.slice(1).map(({ atMs }, index) => atMs - (site.requests[index]?.atMs ?? 0)),
    at.nowMs - last.atMs,
  ];
  const longest = Math.max(...gaps.filter((_, index) => (site.requests[index]?.status ?? 200) < 400));
  return longest > most
    ? [`${site.id} (${site.manners}) was not asked for ${(longest / MINUTE).toFixed(0)} minutes`]
    : [];
}

/** 0 to 1, the same at every run: mulberry32 of the index. */
function random(index: number, stream: number): number {
  let state = (index * 4 + stream) * 0x9e3779b1;
  state = Math.imul(state ^ (state >>> 15), state | 1);
  state ^= state + Math.imul(state ^ (state >>> 7), state | 61);
  return ((state ^ (state >>> 14)) >>> 0) / 2 ** 32;
}

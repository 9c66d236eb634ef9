/** Sent to nobody: they would tell where we come from, or are the connection's own. */
const NEVER: ReadonlySet<string> = new Set([
  'cookie',
  'referer',
  'origin',
  'host',
  'connection',
  'content-length',
  'transfer-encoding',
]);

/** Only make sense to the server that they came from. */
const ORIGIN_BOUND: ReadonlySet<string> = new Set(['if-none-match', 'if-modified-since', 'authorization']);

/** The headers of a request, in lower case: what the caller gives, and who we are. */
export function requestHeaders(given: Readonly<Record<string, string>>, userAgent: string): Record<string, string> {
  const headers: Record<string, string> = { accept: '*/*' };
  for (const [name, value] of Object.entries(given)) {
    const key = name.toLowerCase();
    if (!NEVER.has(key)) headers[key] = value;
  }
  headers['user-agent'] = userAgent;
  headers['accept-encoding'] = 'gzip, br, deflate';
  return headers;
}

/** What of them may go to another scheme, host or port than they were meant for. */
export function withoutOriginBound(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !ORIGIN_BOUND.has(name)));
}

const HOSTS_TO_TELL = 3; // one or two hosts may well be down by themselves
const REMEMBER_MS = 10 * 60_000;

/** Failures that our own network may be the reason of: no name, no route, no one who picks up. */
const NOBODY_THERE: ReadonlySet<string> = new Set([
  'EAI_AGAIN',
  'EAI_FAIL',
  'ENOTFOUND',
  'ENETDOWN',
  'ENETUNREACH',
  'EHOSTDOWN',
  'EHOSTUNREACH',
  'ETIMEDOUT',
  'UND_ERR_CONNECT_TIMEOUT',
]);

export type NetworkWatch = {
  /** Some host answered, so the network is there. */
  answered(): void;
  /** Notes a failure by its code; gives the hosts that failed in a row when they are enough to blame the network. */
  failed(host: string, code: string, nowMs: number): readonly string[] | null;
};

/** Tells a host that is down from a network that is: when different hosts fail in a row and none answers between. */
export function watchNetwork(): NetworkWatch {
  let failures: readonly { readonly host: string; readonly atMs: number }[] = []; // the newest, of different hosts
  return {
    answered() {
      failures = [];
    },
    failed(host, code, nowMs) {
      if (!NOBODY_THERE.has(code)) return null;
      const others = failures.filter((failure) => failure.host !== host && nowMs - failure.atMs <= REMEMBER_MS);
      failures = [...others, { host, atMs: nowMs }].slice(-HOSTS_TO_TELL);
      return failures.length === HOSTS_TO_TELL ? failures.map((failure) => failure.host) : null;
    },
  };
}

import type { Log, LogFields } from '../ports/log.ts';

/**
 * The log, which also tells once how it went when each of `feeds` sources has been polled: to whoever has just
 * started OnRecord, silence looks like a fault.
 */
export function tellFirstRound(
  log: Log,
  { feeds, tell }: { readonly feeds: number; readonly tell: (words: string) => void },
): Log {
  const polled = new Map<unknown, 'answered' | 'failed'>(); // by feed
  let items = 0;
  let told = feeds === 0;
  const look = (event: string, fields: LogFields = {}) => {
    if (told || !(event in OUTCOMES)) return;
    polled.set(fields.feedId, OUTCOMES[event] ?? 'failed');
    items += typeof fields.items === 'number' ? fields.items : 0;
    if (polled.size < feeds) return;
    told = true;
    tell(summary({ feeds, items, failed: [...polled.values()].filter((how) => how === 'failed').length }));
  };
  return {
    debug: (event, fields) => log.debug(event, fields),
    info: (event, fields) => {
      log.info(event, fields);
      look(event, fields);
    },
    warn: (event, fields) => {
      log.warn(event, fields);
      look(event, fields);
    },
    error: (event, fields) => log.error(event, fields),
  };
}

const OUTCOMES: Readonly<Record<string, 'answered' | 'failed'>> = {
  'feed-polled': 'answered',
  'feed-failed': 'failed',
  'feed-not-asked': 'failed', // our own network is down
  'feed-gone': 'failed',
};

function summary(round: { readonly feeds: number; readonly items: number; readonly failed: number }): string {
  const { feeds, items, failed } = round;
  if (failed === feeds)
    return `None of the ${feeds} sources answered: see whether this machine reaches the internet. They are tried again by themselves; /news status says when.`;
  const answered = `${feeds - failed} of ${feeds} sources answered, with ${items} items. Stories are posted as they form; the first ones take a minute or two.`;
  return failed === 0 ? answered : `${answered} /news status says why the others did not.`;
}

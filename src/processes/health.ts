import { msBetween } from '../core/schedule/add-minutes.ts';
import type { Instant } from '../model/time.ts';
import type { Condition, HealthDesk, PartCondition } from '../ports/health.ts';
import type { Metrics, Sample } from '../ports/metrics.ts';
import type { Parts } from '../wiring.ts';
import { keptFor } from './kept-for.ts';
import { type WorkWatch, watchWork } from './watch-work.ts';

export type ProcessHealth = {
  readonly desk: HealthDesk;
  /** The parts are open, the store is brought up to date. Returns them, watched. */
  readonly opened: (parts: Parts) => Parts;
  /** All work of the role has begun. */
  readonly running: () => void;
  readonly stopping: () => void;
};

const KEPT_MS = 3000; // probes come every few seconds, from several sides

/** What this process says of itself: whether it is alive, whether it can work, and in numbers. */
export function processHealth(metrics: Metrics): ProcessHealth {
  let state: 'starting' | 'running' | 'stopping' = 'starting';
  let open: { readonly watch: WorkWatch; readonly look: Looks } | undefined;

  const ready = async (): Promise<Condition> => {
    if (state === 'stopping') return condition([bad('stop', 'it was asked to stop')]);
    if (!open) return condition([bad('start', 'the store is being opened and brought up to date')]);
    const begun = state === 'running' ? good('start', 'all work has begun') : bad('start', 'work is being begun');
    return condition([begun, ...(await open.look.parts())]);
  };

  const health = async (): Promise<Condition> => {
    const loop = good('event loop', 'it turns');
    if (!open || state !== 'running') return condition([loop]);
    const stuck = open.watch.stuck(await open.look.counts().catch(() => undefined));
    return condition([loop, stuck.length === 0 ? good('work', 'it goes on') : bad('work', stuck.join('; '))]);
  };

  metrics.gauge('onrecord_ready', async () => [{ value: (await ready()).ok ? 1 : 0 }]);
  return {
    desk: { health, ready, metrics: metrics.written },
    opened(parts) {
      const watch = watchWork(parts.queue);
      open = { watch, look: look(parts) };
      showParts({ parts, look: open.look, metrics });
      return { ...parts, queue: watch.queue };
    },
    running: () => {
      if (state === 'starting') state = 'running';
    },
    stopping: () => {
      state = 'stopping';
    },
  };
}

const good = (part: string, words: string): PartCondition => ({ part, ok: true, words });
const bad = (part: string, words: string): PartCondition => ({ part, ok: false, words });
const condition = (parts: readonly PartCondition[]): Condition => ({ ok: parts.every(({ ok }) => ok), parts });

type Looks = {
  readonly counts: () => ReturnType<Parts['queue']['counts']>;
  readonly parts: () => Promise<readonly PartCondition[]>;
};

/** Looks at store, queue and chats, seldom enough that it costs nothing. */
function look({ database, queue, chats }: Parts): Looks {
  const counts = keptFor(KEPT_MS, () => queue.counts());
  const store = keptFor(KEPT_MS, () => database.pool.query('select 1'));
  const answers = (part: string, asked: Promise<unknown>): Promise<PartCondition> =>
    asked.then(
      () => good(part, 'it answers'),
      () => bad(part, 'it does not answer'), // why is in the log: an error may hold an address
    );
  return {
    counts,
    parts: async () => [
      ...(await Promise.all([answers('store', store()), answers('queue', counts())])),
      ...[...chats].map(([name, chat]) =>
        (chat.isConnected?.() ?? true)
          ? good(`chat ${name}`, 'it is connected')
          : bad(`chat ${name}`, 'it is not connected'),
      ),
    ],
  };
}

/** Gauges of what is looked at only when somebody asks. */
function showParts({
  parts,
  look: { counts },
  metrics,
}: {
  readonly parts: Parts;
  readonly look: Looks;
  readonly metrics: Metrics;
}): void {
  const { database, chats, clock, lag } = parts;
  const late = keptFor(KEPT_MS, () => lag.read(clock.now()));
  const age = (since: Instant | null): readonly Sample[] => [
    { value: since === null ? 0 : Math.max(0, msBetween(since, clock.now())) / 1000 },
  ];
  metrics.gauge('onrecord_queue_jobs', async () =>
    Object.entries(await counts()).flatMap(([step, states]) =>
      Object.entries(states).map(([state, value]) => ({ value, labels: { step, state } })),
    ),
  );
  metrics.gauge('onrecord_oldest_unread_item_age_seconds', async () => age((await late()).unreadSince));
  metrics.gauge('onrecord_open_deliveries', async () => [{ value: (await late()).openDeliveries }]);
  metrics.gauge('onrecord_oldest_open_delivery_age_seconds', async () => age((await late()).openSince));
  metrics.gauge('onrecord_chat_connected', () =>
    [...chats].map(([chat, { isConnected }]) => ({ value: (isConnected?.() ?? true) ? 1 : 0, labels: { chat } })),
  );
  if (database.kind === 'server')
    metrics.gauge('onrecord_store_connections', () => {
      const { totalCount, idleCount, waitingCount } = database.pool;
      const states = { busy: totalCount - idleCount, idle: idleCount, waiting: waitingCount };
      return Object.entries(states).map(([state, value]) => ({ value, labels: { state } }));
    });
}

import { createRedisBackend } from 'bullmq';
import { Redis } from 'ioredis';
import { Failure } from '../../../model/failure.ts';
import type { Log } from '../../../ports/log.ts';
import type { Backend } from './backend.ts';
import { logSparingly } from './log-sparingly.ts';

/** How long Redis may take to answer at start: a container that starts beside us has this time to come up. */
const CONNECT_WITHIN_MS = 5000;
const LONGEST_RECONNECT_WAIT_MS = 2000;

/**
 * Jobs in Redis. Warns where its settings can lose jobs.
 * @throws Failure 'store-down' when Redis does not answer within 5 s.
 */
export async function openRedis(options: {
  readonly url: string;
  readonly prefix?: string;
  readonly log: Log;
}): Promise<Backend> {
  const redis = new Redis(options.url, {
    lazyConnect: true,
    maxRetriesPerRequest: null, // a worker waits for Redis to come back, however long that takes
    connectTimeout: CONNECT_WITHIN_MS,
    retryStrategy: (times) => Math.min(times * 100, LONGEST_RECONNECT_WAIT_MS),
  });
  const copies = keepCopies(redis);
  await connect(redis, options.url);
  redis.on('error', logSparingly(options.log, 'redis-error'));
  await warnIfJobsCanBeLost(redis, options.log);
  return {
    prefix: options.prefix ?? 'onrecord',
    waiting: { drainDelay: 5, stalledInterval: 1000 },
    bulkFrom: 2,
    factory: (name, line, connections) => createRedisBackend(name, { ...line, connection: redis }, connections),
    close: async ({ force }) => {
      if (!force) return void (await redis.quit().catch(() => redis.disconnect()));
      for (const one of [redis, ...copies]) cutOff(one);
    },
  };
}

/** Each worker waits on a copy of the connection, which only BullMQ knows: closed here when it cannot do so itself. */
function keepCopies(redis: Redis): ReadonlySet<Redis> {
  const copies = new Set<Redis>();
  const duplicate = redis.duplicate.bind(redis);
  redis.duplicate = (changes) => {
    const copy = duplicate(changes);
    copies.add(copy);
    copy.once('end', () => copies.delete(copy));
    return copy;
  };
  return copies;
}

/** A server that does not answer would not close its end of the line either, which kept the process alive. */
function cutOff(redis: Redis): void {
  redis.disconnect();
  redis.stream?.destroy();
}

async function connect(redis: Redis, url: string): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  let onError = (_: Error): void => undefined;
  const answered = new Promise<void>((resolve, reject) => {
    let last = new Error('no answer');
    onError = (error) => {
      last = error;
      if (REFUSED.test(error.message)) reject(error); // waiting does not help a wrong password
    };
    redis.once('ready', resolve);
    redis.on('error', onError);
    timer = setTimeout(() => reject(last), CONNECT_WITHIN_MS);
  });
  redis.connect().catch(() => undefined); // it tries again by itself; `answered` tells how it ended
  try {
    await answered;
  } catch (error) {
    redis.disconnect();
    const reason = error instanceof Error && error.message !== '' ? error.message : 'no answer';
    throw new Failure(
      'store-down',
      `Redis at ${withoutPassword(url)} cannot be reached (${reason}): start it, or correct REDIS_URL.`,
      { retry: true, cause: error },
    );
  } finally {
    clearTimeout(timer);
    redis.off('error', onError);
  }
}

const REFUSED = /WRONGPASS|NOAUTH|NOPERM|invalid password|ERR AUTH|DB index is out of range/i;

function withoutPassword(url: string): string {
  if (!URL.canParse(url)) return 'REDIS_URL';
  const { protocol, host, pathname } = new URL(url);
  return `${protocol}//${host}${pathname}`;
}

/** Redis throws jobs away when it may evict keys, and forgets them at a restart when it keeps no file. */
async function warnIfJobsCanBeLost(redis: Redis, log: Log): Promise<void> {
  const info = await redis.info();
  const policy = /maxmemory_policy:(\S+)/.exec(info)?.[1];
  if (policy !== undefined && policy !== 'noeviction') {
    log.warn('redis-may-drop-jobs', { 'maxmemory-policy': policy, want: 'noeviction' });
  }
  if (/aof_enabled:0/.test(info)) {
    log.warn('redis-forgets-jobs-at-a-restart', { appendonly: 'no', want: 'appendonly yes' });
  }
}

import { Redis } from 'ioredis';
import { freePort, runServer, type Server, serverFolder } from './private-server.ts';

/** A Redis of our own on a free loopback port, with the settings that operators are told to use. */
export async function startRedis(program: string): Promise<Server> {
  const port = await freePort();
  const folder = serverFolder('redis', undefined);
  const url = `redis://127.0.0.1:${port}`;
  const durable = [
    '--appendonly',
    'yes',
    '--appendfsync',
    'everysec',
    '--maxmemory-policy',
    'noeviction',
    '--save',
    '',
  ];
  return runServer({
    command: [program, '--port', String(port), '--bind', '127.0.0.1', '--dir', folder, ...durable],
    folder,
    user: undefined,
    url,
    answers: () => redisAnswers(url),
  });
}

/** Whether a Redis answers there, within two seconds. */
export async function redisAnswers(url: string): Promise<boolean> {
  const redis = new Redis(url, { lazyConnect: true, connectTimeout: 2000, retryStrategy: () => null });
  redis.on('error', () => undefined);
  try {
    await redis.connect();
    return (await redis.ping()) === 'PONG';
  } catch {
    return false;
  } finally {
    redis.disconnect();
  }
}

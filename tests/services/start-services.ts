import { canInstall, installPackages } from './install-packages.ts';
import type { Server } from './private-server.ts';
import { findProgram } from './programs.ts';
import { canRunContainers, runContainer } from './run-container.ts';
import { postgresAnswers, startPostgres } from './start-postgres.ts';
import { redisAnswers, startRedis } from './start-redis.ts';

export type Services = { readonly redisUrl: string; readonly databaseUrl: string; stop(): Promise<void> };

/** Redis and PostgreSQL, for benchmarks: see redis() and postgres() for where they come from. */
export async function startServices(): Promise<Services> {
  const running = [await redis(), await postgres({ durable: true })] as const;
  return {
    redisUrl: running[0].url,
    databaseUrl: running[1].url,
    stop: async () => {
      await Promise.all(running.map((server) => server.stop()));
    },
  };
}

/**
 * The Redis at REDIS_URL; else one of our own from a program on this machine, from Debian's package (installed if
 * we may) or from a container.
 * @throws an error whose one sentence says what to install.
 */
export async function redis(): Promise<Server> {
  const given = process.env.REDIS_URL;
  if (given) return alreadyRunning('REDIS_URL', given, await redisAnswers(given));
  const program = programOrPackage('redis-server', 'redis-server');
  if (program) return startRedis(program);
  if (canRunContainers()) {
    return runContainer({
      image: 'redis:8',
      port: 6379,
      command: ['redis-server', '--appendonly', 'yes', '--maxmemory-policy', 'noeviction'],
      urlAt: (port) => `redis://127.0.0.1:${port}`,
      answers: redisAnswers,
    });
  }
  throw new Error('The tests need Redis: install redis-server (or start Docker), or set REDIS_URL.');
}

/**
 * The PostgreSQL at DATABASE_URL (its user must be allowed to create databases); else found as redis() is.
 * @throws an error whose one sentence says what to install.
 */
export async function postgres(options: { readonly durable: boolean }): Promise<Server> {
  const given = process.env.DATABASE_URL;
  if (given) return alreadyRunning('DATABASE_URL', given, await postgresAnswers(given));
  const program = programOrPackage('postgres', 'postgresql');
  if (program) return startPostgres(program, options);
  if (canRunContainers()) {
    return runContainer({
      image: 'postgres:18',
      port: 5432,
      env: { POSTGRES_HOST_AUTH_METHOD: 'trust' },
      urlAt: (port) => `postgres://postgres@127.0.0.1:${port}/postgres`,
      answers: postgresAnswers,
    });
  }
  throw new Error('The tests need PostgreSQL: install postgresql (or start Docker), or set DATABASE_URL.');
}

function alreadyRunning(name: string, url: string, answers: boolean): Server {
  if (!answers) throw new Error(`The server at ${name} does not answer: start it, or unset ${name}.`);
  return { url, stop: async () => undefined };
}

function programOrPackage(program: string, debianPackage: string): string | undefined {
  const found = findProgram(program);
  if (found || !canInstall()) return found;
  return installPackages([debianPackage]) ? findProgram(program) : undefined;
}

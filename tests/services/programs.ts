import { accessSync, constants, existsSync, readdirSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** The program's path: from PATH, or from where Debian keeps PostgreSQL's newest server; undefined if absent. */
export function findProgram(name: string): string | undefined {
  const onPath = (process.env.PATH ?? '').split(delimiter);
  return [...onPath, '/usr/bin', '/usr/sbin', ...debianPostgres()].map((folder) => join(folder, name)).find(canRun);
}

/** The user that a server may run as when we are root (PostgreSQL refuses to run as root); undefined if we are not. */
export function userForServers(): { readonly uid: number; readonly gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const users = readFileSync('/etc/passwd', 'utf8').split('\n');
  for (const name of ['postgres', 'nobody']) {
    const [, , uid, gid] = users.find((line) => line.startsWith(`${name}:`))?.split(':') ?? [];
    if (uid !== undefined && gid !== undefined) return { uid: Number(uid), gid: Number(gid) };
  }
  return undefined;
}

function debianPostgres(): readonly string[] {
  const root = '/usr/lib/postgresql';
  if (!existsSync(root)) return [];
  const versions = readdirSync(root).sort((a, b) => Number(b) - Number(a));
  return versions.map((version) => join(root, version, 'bin'));
}

function canRun(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

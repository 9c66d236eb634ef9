import { readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import type { Environment } from './secrets.ts';

/** The variables of this process. Nothing else in OnRecord reads them. */
export const readEnvironment = (): Environment => ({ ...process.env });

/** The variables of a .env file together with those of the process, which win unless they are empty. */
export function withEnvFile(path: string, env: Environment): Environment {
  const set = Object.entries(env).filter(([, value]) => value !== undefined && value !== '');
  return { ...readEnvFile(path), ...Object.fromEntries(set) };
}

function readEnvFile(path: string): Environment {
  try {
    return parseEnv(readFileSync(path, 'utf8'));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return {};
    throw error;
  }
}

import { z } from 'zod';
import { text, whole } from './fields.ts';
import type { Environment } from './secrets.ts';

/** Where others are told how the process is. What containers differ in may come from the environment. */
export const healthSchema = (env: Environment) =>
  z.strictObject({
    port: z
      .preprocess(orVariable(env, 'number'), whole({ from: 0, to: 65_535 }).optional())
      .prefault('env:HEALTH_PORT?')
      .describe('port of /health, /ready and /metrics; 0: any free one; unset: none'),
    host: z
      .preprocess(orVariable(env, 'text'), text().optional())
      .prefault('env:HEALTH_HOST?')
      .transform((host) => host ?? '127.0.0.1')
      .describe('address that it listens on; default 127.0.0.1'),
  });

/** What stands in the file, or for `env:NAME` and `env:NAME?` what the variable holds; nothing where it is not set. */
export function orVariable(env: Environment, kind: 'number' | 'text'): (value: unknown) => unknown {
  return (value) => {
    const [, name, optional] = /^env:([A-Za-z_][A-Za-z0-9_]*)(\?)?$/.exec(String(value)) ?? [];
    if (name === undefined) return value;
    const held = env[name]?.trim();
    if (!held) return optional ? undefined : value; // which is told as what it is not
    return kind === 'number' && /^\d+$/.test(held) ? Number(held) : held;
  };
}

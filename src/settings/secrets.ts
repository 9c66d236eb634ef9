import { z } from 'zod';
import { text } from './fields.ts';

/** Variables by name; an empty one counts as not set, as compose files make them. */
export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * A field whose value comes from the environment only: `env:NAME` (must be set) or `env:NAME?` (undefined when
 * unset). No message ever shows the value. `schemes` are the address schemes that the value may begin with.
 */
export const secret = (options: {
  readonly env: Environment;
  readonly usualName: string;
  readonly schemes: readonly string[];
  readonly example: string;
}) =>
  text().transform((reference, ctx): string | undefined => {
    const refuse = (message: string): typeof z.NEVER => {
      ctx.addIssue({ code: 'custom', message });
      return z.NEVER;
    };
    const [, name, optional] = /^env:([A-Za-z_][A-Za-z0-9_]*)(\?)?$/.exec(reference) ?? [];
    if (name === undefined) {
      return refuse(
        `a secret may not stand in this file: put it into .env as ${options.usualName}=… and write env:${options.usualName}.`,
      );
    }
    const value = options.env[name]?.trim();
    if (!value) {
      if (optional) return undefined;
      return refuse(
        `the variable ${name} is not set: set it in .env or in the environment, or write env:${name}? to do without it.`,
      );
    }
    if (!options.schemes.some((scheme) => value.startsWith(`${scheme}://`))) {
      return refuse(`the variable ${name} does not hold such an address: set it to one like ${options.example}.`);
    }
    return value;
  });

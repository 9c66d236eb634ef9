import { z } from 'zod';

/** Variables by name; an empty one counts as not set, as compose files make them. */
export type Environment = Readonly<Record<string, string | undefined>>;

type SecretOptions = {
  readonly env: Environment;
  readonly usualName: string;
  readonly example: string;
};

/**
 * A field whose value comes from the environment only: `env:NAME` (must be set) or `env:NAME?` (undefined when
 * unset). No message ever shows the value. `schemes` are the address schemes that the value may begin with.
 */
export const secret = (options: SecretOptions & { readonly schemes: readonly string[] }) =>
  fromEnvironment({
    ...options,
    isSuch: (value) => options.schemes.some((scheme) => value.startsWith(`${scheme}://`)),
    what: 'such an address',
  });

/** The same for a token or a password: one that begins so, or has at least so many characters. */
export const token = (options: SecretOptions & { readonly begins?: string; readonly characters?: number }) =>
  fromEnvironment({
    ...options,
    isSuch: (value) =>
      value.startsWith(options.begins ?? '') && value.length >= (options.characters ?? 1) && !/\s/.test(value),
    what: 'such a token',
  });

const fromEnvironment = (
  options: SecretOptions & { readonly isSuch: (value: string) => boolean; readonly what: string },
) =>
  z.string({ error: inTheFile(options) }).transform((reference, ctx): string | undefined => {
    const refuse = (message: string): typeof z.NEVER => {
      ctx.addIssue({ code: 'custom', message });
      return z.NEVER;
    };
    const [, name, optional] = /^env:([A-Za-z_][A-Za-z0-9_]*)(\?)?$/.exec(reference) ?? [];
    if (name === undefined) return refuse(inTheFile(options));
    const value = options.env[name]?.trim();
    if (!value) {
      if (optional) return undefined;
      return refuse(
        `the variable ${name} is not set: set it in .env or in the environment, or write env:${name}? to do without it.`,
      );
    }
    if (!options.isSuch(value))
      return refuse(`the variable ${name} does not hold ${options.what}: set it to one like ${options.example}.`);
    return value;
  });

/** Also of what is no text, such as a secret of digits only: it is not repeated either. */
const inTheFile = ({ usualName }: SecretOptions): string =>
  `a secret may not stand in this file: put it into .env as ${usualName}=… and write env:${usualName}.`;

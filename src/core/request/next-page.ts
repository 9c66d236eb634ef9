import type { Request } from '../../model/reply.ts';

/** The request that asks for the page after this one, with the same options. */
export function nextPage(
  command: string,
  args: Readonly<Record<string, string | undefined>>,
  context: { readonly page: number },
): Request {
  const options = Object.fromEntries(
    Object.entries(args).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
  return { command, options, page: context.page + 1 };
}

import type { Request } from '../../model/reply.ts';

type Given = Readonly<Record<string, string | undefined>>;

/** The request that asks for the page after this one, with the same options. */
export function nextPage(command: string, args: Given, context: { readonly page: number }): Request {
  return { ...samePage(command, args, context), page: context.page + 1 };
}

/** The request that asks for this page, with the options that are given; for the asker alone, as nobody shared it yet. */
export function samePage(command: string, args: Given, { page }: { readonly page: number }): Request {
  const options = Object.fromEntries(
    Object.entries(args).filter((entry): entry is [string, string] => entry[1] !== undefined && entry[0] !== 'share'),
  );
  return { command, options, page };
}

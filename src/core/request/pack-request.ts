import type { Request } from '../../model/reply.ts';

/** A request as one short text, for a button to carry: `stance?topic=nato-ukraine&who=Kaja+Kallas&page=2`. */
export function packRequest({ command, options, page }: Request): string {
  const fields = new URLSearchParams(
    Object.entries(options).map(([name, value]): [string, string] => [name, value.toWellFormed()]),
  );
  // a page is a number of its own and no option, whatever the options are called
  const asked = `${command}?${fields}`;
  return page === undefined || page === 1 ? asked : `${asked}#${page}`;
}

/** The request in such a text; undefined where it is none. */
export function unpackRequest(packed: string): Request | undefined {
  const [, command, fields = '', page] = /^([a-z-]+)\?([^#]*)(?:#(\d{1,4}))?$/.exec(packed) ?? [];
  if (command === undefined) return undefined;
  const options = Object.fromEntries(new URLSearchParams(fields));
  return page === undefined ? { command, options } : { command, options, page: Number(page) };
}

import type { CommandDeclaration } from '../../../core/request/command.ts';
import type { Reply, Request } from '../../../model/reply.ts';

/** The channel that a request is meant for, taken out of its options; null where it is the one that it is asked in. */
export function takeChannel(
  request: Request,
  commands: readonly CommandDeclaration[],
): { readonly request: Request; readonly channel: string | null } {
  const declared = commands.find(({ name }) => name === request.command)?.options ?? {};
  // Buttons of the Home tab carry it also where the command itself has no such option.
  const names = Object.keys(request.options).filter((name) => {
    const kind = Object.hasOwn(declared, name) ? declared[name]?.kind : undefined;
    return kind === 'channel' || (kind === undefined && name === CHANNEL_OPTION);
  });
  const value = names.map((name) => request.options[name]?.trim()).find((id) => id !== undefined && id !== '');
  if (names.length === 0) return { request, channel: null };
  const options = Object.fromEntries(Object.entries(request.options).filter(([name]) => !names.includes(name)));
  return { request: { ...request, options }, channel: value?.replace(/^#/, '') ?? null };
}

const CHANNEL_OPTION = 'channel';

/** The reply with all its buttons meant for that channel; nobody there sees it, so it is for the asker alone. */
export function forChannel(reply: Reply, channel: string): Reply {
  const meant = (request: Request): Request => ({
    ...request,
    options: { ...request.options, [CHANNEL_OPTION]: channel },
  });
  const { share: _, ...rest } = reply;
  return {
    ...rest,
    private: true,
    more: reply.more === null ? null : meant(reply.more),
    blocks: reply.blocks.map((block) =>
      block.kind === 'buttons'
        ? { ...block, buttons: block.buttons.map((button) => ({ ...button, request: meant(button.request) })) }
        : block,
    ),
  };
}

import { type Naming, unprefixed, withPrefix } from '../../../core/reply/with-prefix.ts';
import type { Chat, FrontDesk } from '../../../ports/chat.ts';

/** The chat with every command called by a prefixed name: `/news-brief` for `/brief`. */
export function prefixedChat(chat: Chat, { prefix, names }: Naming): Chat {
  if (prefix === '') return chat;
  const naming = { prefix, names };
  return {
    ...chat,
    start: (desk) => chat.start(prefixedDesk(desk, naming)),
    post: (place, reply, key) => chat.post(place, withPrefix(reply, naming), key),
    edit: (channel, messageRef, reply, key) => chat.edit(channel, messageRef, withPrefix(reply, naming), key),
  };
}

function prefixedDesk(desk: FrontDesk, naming: Naming): FrontDesk {
  const { prefix, names } = naming;
  return {
    ...desk,
    commands: desk.commands.map((command) =>
      names.includes(command.name) ? { ...command, name: prefix + command.name } : command,
    ),
    answer: async (request, asker) => withPrefix(await desk.answer(unprefixed(request, naming), asker), naming),
    complete: (typed, of) => {
      const { command } = unprefixed({ command: typed.command, options: {} }, naming);
      return desk.complete({ ...typed, command }, of);
    },
  };
}

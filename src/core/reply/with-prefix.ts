import type { Block, Inline, Reply, Request } from '../../model/reply.ts';

/** How commands are called where other bots have the same names. */
export type Naming = { readonly prefix: string; readonly names: readonly string[] };

/**
 * The reply with commands called by their prefixed names: in its buttons, and where our own sentences tell of them. Words
 * of feeds (quotations, bullets, links, table cells) stay as they are.
 */
export function withPrefix(reply: Reply, naming: Naming): Reply {
  if (naming.prefix === '') return reply;
  const ask = (request: Request): Request => prefixed(request, naming);
  return {
    ...reply,
    title: inWords(reply.title, naming),
    blocks: reply.blocks.map((block) => inBlock(block, naming)),
    more: reply.more && ask(reply.more),
    ...(reply.share && { share: ask(reply.share) }),
  };
}

/** The request as somebody who knows the prefixed names would write it. */
export function prefixed(request: Request, { prefix, names }: Naming): Request {
  return names.includes(request.command) ? { ...request, command: prefix + request.command } : request;
}

/** The request as we know it. */
export function unprefixed(request: Request, { prefix, names }: Naming): Request {
  const bare = request.command.startsWith(prefix) ? request.command.slice(prefix.length) : '';
  return names.includes(bare) ? { ...request, command: bare } : request;
}

function inBlock(block: Block, naming: Naming): Block {
  switch (block.kind) {
    case 'text':
      return { ...block, line: block.line.map((part) => inInline(part, naming)) };
    case 'facts':
      return {
        ...block,
        facts: block.facts.map((fact) => ({ ...fact, value: fact.value.map((part) => inInline(part, naming)) })),
      };
    case 'bullets':
      return { ...block, items: block.items.map((item) => item.map((part) => inExample(part, naming))) };
    case 'buttons':
      return {
        ...block,
        buttons: block.buttons.map((button) => ({ ...button, request: prefixed(button.request, naming) })),
      };
    case 'heading':
    case 'quote':
    case 'table':
    case 'timeline':
    case 'links':
      return block;
    default:
      return block satisfies never;
  }
}

function inInline(part: Inline, naming: Naming): Inline {
  if (typeof part === 'string') return inWords(part, naming);
  return part.kind === 'strong' ? { ...part, text: inWords(part.text, naming) } : part;
}

/** The examples of the help are bullets, and so are the points of stories: only the former begin so. */
function inExample(part: Inline, naming: Naming): Inline {
  return typeof part === 'string' && part.startsWith('for example: /') ? inWords(part, naming) : part;
}

function inWords(words: string, { prefix, names }: Naming): string {
  return words.replace(/(?<=^|[\s("“:])\/([a-z-]+)(?![a-z/-])/g, (command, name: string) =>
    names.includes(name) ? `/${prefix}${name}` : command,
  );
}

import { type APIEmbed, ComponentType, type Message } from 'discord.js';
import { unescapeWords } from './escape.ts';

type Written = Pick<Message, 'content' | 'embeds' | 'components'> & { readonly author: { readonly id: string } };

/** What a message says, line by line; of one of ours without our own marks. */
export function readMessage({ content, embeds, components, author }: Written, ownId: string): string {
  const texts = [
    content,
    ...embeds.flatMap(({ data }) => wordsOfEmbed(data)),
    ...components.flatMap((component) => textsOf(component.toJSON() as Parameters<typeof textsOf>[0])),
  ];
  const all = texts.filter((text) => text.trim() !== '').join('\n');
  return author.id === ownId ? withoutMarks(all) : all;
}

const wordsOfEmbed = ({ title = '', description = '' }: APIEmbed): string[] => [title, description];

type Component = { readonly type: number; readonly content?: string; readonly components?: readonly Component[] };

function textsOf({ type, content = '', components = [] }: Component): string[] {
  return [...(type === ComponentType.TextDisplay ? [content] : []), ...components.flatMap(textsOf)];
}

/** Headings, bullets, bars, bold and links of our own rendering as the words that are read there. */
function withoutMarks(markdown: string): string {
  const plain = markdown
    .replace(/^(?:#{1,3} |-# |> |- )/gm, '')
    // what is escaped is passed over, so that only marks of our own are found
    .replace(/(\\.)|\[((?:\\.|[^\]\\])*)\]\(<[^>]*>\)|\*\*/g, (_, escaped = '', label = '') => `${escaped}${label}`);
  return unescapeWords(plain);
}

import { Tokenizer } from 'htmlparser2';
import { decodeEntities } from './plain-text.ts';

/** What readHtml calls, in the order of the text. Names are lower-case; text and attribute values are as written, undecoded. */
export type HtmlHandlers = {
  /** `attributes`: values with their character references decoded, the first of each name. May end the reading. */
  readonly onStart: (name: string, attributes: ReadonlyMap<string, string>) => 'stop' | undefined;
  readonly onEnd: (name: string) => void;
  readonly onText: (text: string) => void;
};

const ATTRIBUTES_AT_MOST = 100;

/**
 * Takes HTML apart, however broken, in one pass: no tree and no stack, so that neither depth nor size costs more than
 * the text is long. Comments and declarations are left out. A page is read as browsers do; in a fragment, which often
 * comes out of an XML tool, "<iframe/>" ends at once and what follows is not its text.
 */
export function readHtml(html: string, { is, ...handlers }: HtmlHandlers & { readonly is: 'page' | 'fragment' }): void {
  let name = '';
  let attributes = new Map<string, string>();
  let attribute = '';
  let value = '';
  const start = () => {
    if (handlers.onStart(name, attributes) === 'stop') tokenizer.pause();
  };
  const ignore = () => undefined;
  const tokenizer = new Tokenizer(
    { xmlMode: is === 'fragment', decodeEntities: false },
    {
      onopentagname: (from, to) => {
        name = html.slice(from, to).toLowerCase();
        attributes = new Map();
      },
      onattribname: (from, to) => {
        attribute = html.slice(from, to).toLowerCase();
        value = '';
      },
      onattribdata: (from, to) => {
        value += html.slice(from, to);
      },
      onattribend: () => {
        if (attributes.size < ATTRIBUTES_AT_MOST && !attributes.has(attribute))
          attributes.set(attribute, decodeEntities(value));
      },
      onopentagend: start,
      onselfclosingtag: start,
      onclosetag: (from, to) => handlers.onEnd(html.slice(from, to).trim().toLowerCase()),
      ontext: (from, to) => handlers.onText(html.slice(from, to)),
      oncdata: ignore,
      oncomment: ignore,
      ondeclaration: ignore,
      onprocessinginstruction: ignore,
      onattribentity: ignore,
      ontextentity: ignore,
      onend: ignore,
    },
  );
  tokenizer.write(html);
  if (tokenizer.running) tokenizer.end();
}

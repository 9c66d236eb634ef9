import { Tokenizer } from 'htmlparser2';

/**
 * The readable text of an HTML fragment: paragraphs separated by "\n\n", entities decoded, white space folded.
 * Scripts, styles, figures, forms and navigation are dropped. It reads tokens and builds no tree, so deep nesting
 * costs nothing; linear in the input; never throws.
 */
export function htmlToText(html: string): string {
  const writer = makeWriter();
  const tokenizer = new Tokenizer(
    { decodeEntities: true, xmlMode: false },
    {
      ...IGNORED,
      ontext: (start, end) => writer.text(html.slice(start, end)),
      ontextentity: (codepoint) => writer.text(String.fromCodePoint(codepoint)),
      onopentagname: (start, end) => writer.open(html.slice(start, end).toLowerCase()),
      onclosetag: (start, end) => writer.close(html.slice(start, end).toLowerCase()),
    },
  );
  tokenizer.write(html);
  tokenizer.end();
  return writer.done();
}

const nothing = (): void => undefined;
const IGNORED = {
  onattribdata: nothing,
  onattribentity: nothing,
  onattribend: nothing,
  onattribname: nothing,
  oncdata: nothing,
  oncomment: nothing,
  ondeclaration: nothing,
  onend: nothing,
  onopentagend: nothing,
  onprocessinginstruction: nothing,
  onselfclosingtag: nothing,
};

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));
const DROPPED = words(
  'script style noscript template svg math figure figcaption iframe object head title nav form button select textarea audio video canvas',
);
const BLOCKS = words(
  'p div section article main header footer aside h1 h2 h3 h4 h5 h6 ul ol li dl dt dd blockquote pre table thead tbody tr hr address details summary',
);
const CELLS = words('td th');

/** Collects text; while inside a dropped element, text goes aside and comes back only if that is never closed. */
function makeWriter() {
  const paragraphs: string[] = [];
  let pieces: string[] = [];
  let dropping = '';
  let depth = 0;
  let aside: string[] = [];

  const endParagraph = () => {
    const folded = fold(pieces.join(''));
    if (folded !== '') paragraphs.push(folded);
    pieces = [];
  };

  return {
    text: (found: string) => {
      (dropping === '' ? pieces : aside).push(evenSpaces(found));
    },
    open: (name: string) => {
      if (dropping !== '') {
        if (name === dropping) depth++;
        return;
      }
      if (DROPPED.has(name)) {
        dropping = name;
        depth = 1;
        aside = [];
        if (name === 'figure') endParagraph();
      } else if (BLOCKS.has(name)) endParagraph();
      else if (name === 'br') pieces.push('\n');
      else if (CELLS.has(name)) pieces.push(' ');
    },
    close: (name: string) => {
      if (dropping !== '') {
        if (name === dropping && --depth === 0) dropping = '';
        return;
      }
      if (BLOCKS.has(name)) endParagraph();
    },
    done: () => {
      // "<nav><p>The whole article" without an end: better to keep a menu than to lose the text
      if (dropping !== '' && dropping !== 'script' && dropping !== 'style') pieces.push(' ', ...aside);
      endParagraph();
      return paragraphs.join('\n\n');
    },
  };
}

// two <br>, or one behind the end of a sentence, part paragraphs; another one is a line broken for looks
const BREAKS = /\n ?(?:\n ?)+|(?<=[.!?…:”"]) ?\n/u;

/** Folds white space; line breaks stand for <br> here, those of the source are spaces already. */
function fold(raw: string): string {
  if (!raw.includes('\n')) return foldLine(raw); // most paragraphs: a third of the time
  return raw
    .split(BREAKS)
    .map(foldLine)
    .filter((part) => part !== '')
    .join('\n\n');
}

function foldLine(line: string): string {
  return evenSpaces(line.includes('\u200b') ? line.replaceAll('\u200b', '') : line).trim();
}

// Most texts are even already, and looking is four times as fast as replacing.
const UNEVEN = /[^\S ]| {2}/u;

function evenSpaces(text: string): string {
  return UNEVEN.test(text) ? text.replace(/\s+/gu, ' ') : text;
}

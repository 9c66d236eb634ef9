import { Tokenizer } from 'htmlparser2';

const DEPTH_AT_MOST = 120; // levels; the deepest of 90 measured news pages has 32
// In each other, measured 3 and 4: for each of them Readability looks through all that are within.
const NESTED_AT_MOST: ReadonlyMap<string, number> = new Map([
  ['table', 6],
  ['ul', 8],
  ['ol', 8],
]);
const NODES_AT_MOST = 100_000; // elements and character references; the most on a measured page are 1,600 and 700
const ATTRIBUTES_AT_MOST = 200; // of an element; one measured has over 60
const VALUE_AT_MOST = 20_000; // characters of an attribute: longer ones are pictures and settings

const DATA_AT_MOST = 500_000; // characters of JSON-LD; the longest measured has 9,000, a live blog's more

const list = (names: string): ReadonlySet<string> => new Set(names.split(' '));
const VOID = list('area base br col embed hr img input link meta param source track wbr basefont frame keygen');
const NEVER_TEXT = list('style svg');
// What ends a drawing that was never closed (HTML standard, 13.2.6.5: tags that break out of foreign content).
const NO_DRAWING = list('body blockquote div dl h1 h2 h3 h4 h5 h6 li main ol p pre section article table ul');
/** Elements that a second one of their kind ends. */
const ENDED_BY_NEXT = list('p li dt dd td th tr option');

/**
 * HTML whose tree costs no more than its text: the tools that build and judge the tree take quadratic time in its
 * depth and its attributes. Too deep tags go, but what they hold stays; so do scripts (but JSON-LD), styles and
 * drawings, which are most of a page's bytes; a page with far too many elements ends early. Linear.
 */
export function tameHtml(html: string): string {
  const kept: string[] = [];
  let from = 0; // of what is kept next
  const cut = (start: number, end: number): void => {
    if (end <= from) return;
    if (start > from) kept.push(html.slice(from, start));
    from = end;
  };

  const open: string[] = [];
  const tooDeep = new Map<string, number>(); // how often each name was dropped and not yet closed
  let nodes = 0;
  let end = html.length; // where the page is cut off
  let name = '';
  let tagStart = 0;
  let dropping: { readonly name: string; readonly start: number; depth: number } | null = null;
  let attributes = 0;
  let attributeStart = 0;
  let attributeName = '';
  let isData = false; // <script type="application/ld+json">

  let data = { start: 0, textStart: 0 }; // the last script of JSON-LD

  function count(at: number): void {
    nodes += 1;
    if (nodes === NODES_AT_MOST) end = at;
  }

  const around = (kind: string): number => open.reduce((sum, one) => sum + (one === kind ? 1 : 0), 0);

  function started(at: number, isClosed: boolean): void {
    if (dropping?.name === 'svg' && NO_DRAWING.has(name)) {
      cut(dropping.start, tagStart);
      dropping = null;
    }
    if (dropping !== null) {
      if (name === dropping.name && !isClosed) dropping.depth += 1;
      return;
    }
    if (isClosed && name === 'svg') return;
    if (NEVER_TEXT.has(name) || (name === 'script' && !isData)) {
      dropping = { name, start: tagStart, depth: 1 };
      return;
    }
    if (name === 'script') data = { start: tagStart, textStart: at + 1 };
    if (VOID.has(name)) return;
    if (ENDED_BY_NEXT.has(name) && open.at(-1) === name) open.pop();
    const nested = NESTED_AT_MOST.get(name);
    const fits = open.length < DEPTH_AT_MOST && (nested === undefined || around(name) < nested);
    if (fits) open.push(name);
    else {
      tooDeep.set(name, (tooDeep.get(name) ?? 0) + 1);
      cut(tagStart, at + 1);
    }
  }

  function ended(closing: string, start: number, behind: number): void {
    if (dropping !== null) {
      if (closing !== dropping.name) return;
      dropping.depth -= 1;
      if (dropping.depth > 0) return;
      cut(dropping.start, behind);
      dropping = null;
      return;
    }
    if (closing === 'script' && start - data.textStart > DATA_AT_MOST) cut(data.start, behind);
    const dropped = tooDeep.get(closing) ?? 0;
    if (dropped > 0) {
      tooDeep.set(closing, dropped - 1);
      cut(start, behind);
      return;
    }
    const at = open.lastIndexOf(closing); // of 120 at most
    if (at >= 0) open.length = at;
  }

  const ignore = (): void => undefined;
  const tokenizer = new Tokenizer(
    { xmlMode: false, decodeEntities: true },
    {
      onopentagname(start, stop) {
        name = html.slice(start, stop).toLowerCase();
        tagStart = start - 1;
        attributes = 0;
        isData = false;
        count(tagStart);
      },
      onattribname(start, stop) {
        attributes += 1;
        attributeStart = start;
        attributeName = stop - start === 4 ? html.slice(start, stop).toLowerCase() : '';
      },
      onattribdata(start, stop) {
        if (attributeName === 'type' && name === 'script') isData ||= /ld\+json/i.test(html.slice(start, stop));
      },
      onattribend(_, stop) {
        if (dropping === null && (attributes > ATTRIBUTES_AT_MOST || stop - attributeStart > VALUE_AT_MOST))
          cut(attributeStart, stop);
      },
      onopentagend: (at) => started(at, false),
      onselfclosingtag: (at) => started(at, true),
      onclosetag(start, stop) {
        const bracket = html.indexOf('>', stop);
        ended(html.slice(start, stop).toLowerCase(), start - 2, bracket < 0 ? html.length : bracket + 1);
      },
      ontextentity: (_, at) => count(at),
      ontext: ignore,
      oncdata: ignore,
      oncomment: ignore,
      ondeclaration: ignore,
      onprocessinginstruction: ignore,
      onattribentity: ignore,
      onend: ignore,
    },
  );
  tokenizer.write(html);
  tokenizer.end();
  cut(end, html.length);
  if (from < end) kept.push(html.slice(from, end));
  return kept.join('');
}

import type { Span } from '../../model/text.ts';

/** A quotation as its marks show it. `start`/`end` cover the marks, `inner` does not. */
export type QuoteSpan = Span & {
  readonly inner: Span;
  readonly depth: number; // 0: not inside another quotation
  readonly closed: boolean; // has its closing mark; if not, it ends with its paragraph
  readonly goesOn: boolean; // not closed, and the next paragraph opens with a mark again
  readonly carriesOn: boolean; // opens a paragraph as the continuation of a quotation that goes on
};

/**
 * Finds quotations by their marks, paragraph by paragraph: “ ” " '' `` ‘ ’ ' « ». Knows apostrophes ("leaders’",
 * "’90s"), nested marks, and quotations that run over several paragraphs. A mark without its partner is forgotten
 * at the paragraph's end unless it opens the paragraph or goes on in the next. Sorted by start; a quotation lies
 * wholly inside or outside another. Linear in the length of the text; never throws.
 */
export function findQuoteSpans(text: string, paragraphs: readonly Span[]): QuoteSpan[] {
  const found: QuoteSpan[] = [];
  let carried: Style | null = null;
  paragraphs.forEach((paragraph, index) => {
    const marks = marksOf(text, paragraph);
    const { pairs, lost } = pairUp(marks);
    const carries = carried !== null && marks[0]?.style === carried && marks[0].start === paragraph.start;
    const next = paragraphs[index + 1];
    const unclosed = lost === null ? null : keepUnclosed({ text, paragraph, next, mark: lost });
    carried = unclosed?.goesOn === true && lost !== null ? lost.style : null;
    const all = pairs.map(([open, close]): Draft => {
      const inner = { start: open.end, end: close.start };
      return { start: open.start, end: close.end, inner, closed: true, goesOn: false };
    });
    if (unclosed !== null) all.push(unclosed);
    for (const span of withDepth(all)) found.push({ ...span, carriesOn: carries && span.start === paragraph.start });
  });
  return found;
}

type Style = 'double' | 'single' | 'guillemet';
type Turn = 'open' | 'close' | 'perhaps-close' | 'either';
type Mark = Span & { readonly style: Style; readonly turn: Turn };
type Draft = Omit<QuoteSpan, 'depth' | 'carriesOn'>;

const MARK = /``|''|[“”„"‘’'«»]/g;
const ELIDED = /^(?:\d|em\b|til\b|tis\b|twas\b|cause\b|n\b|bout\b|round\b)/i; // ’90s, ’em, ’til
const INCHES = /\d['’]\d{1,2}$/; // 6'2"
const OPENS_AFTER = /[\s([{—–\-/“"‘'«]/;
const LETTER = /[\p{L}\p{N}]/u;

function marksOf(text: string, paragraph: Span): Mark[] {
  const marks: Mark[] = [];
  MARK.lastIndex = paragraph.start;
  for (let match = MARK.exec(text); match !== null && match.index < paragraph.end; match = MARK.exec(text)) {
    const start = match.index;
    const end = start + match[0].length;
    const before = start > paragraph.start ? text[start - 1]! : ' ';
    const after = end < paragraph.end ? text[end]! : ' ';
    if (match[0] === '"' && INCHES.test(text.slice(Math.max(paragraph.start, start - 5), start))) continue;
    const rest = text.slice(end, end + 6);
    const mark = read({ sign: match[0], before, after, rest });
    if (mark !== null) marks.push({ ...mark, start, end });
  }
  return marks;
}

type Sign = { readonly sign: string; readonly before: string; readonly after: string; readonly rest: string };

function read({ sign, before, after, rest }: Sign): { style: Style; turn: Turn } | null {
  const opens = OPENS_AFTER.test(before) && !/\s/.test(after);
  const closes = !/\s/.test(before) && !LETTER.test(after);
  switch (sign) {
    case '“': // typed for a closing one now and then: “Is it?“ he asked
      return { style: 'double', turn: !/\s/.test(before) && !opens && !LETTER.test(after) ? 'either' : 'open' };
    case '„':
    case '``':
      return { style: 'double', turn: 'open' };
    case '”':
      return { style: 'double', turn: opens && /\s/.test(before) ? 'either' : 'close' };
    case '«':
      return { style: 'guillemet', turn: 'open' };
    case '»':
      return { style: 'guillemet', turn: 'close' };
    case '"':
    case "''":
      if (opens && !closes) return { style: 'double', turn: 'open' };
      return { style: 'double', turn: closes && !opens ? 'close' : 'either' };
    case '‘':
      return ELIDED.test(rest) ? null : { style: 'single', turn: 'open' };
    default: // ’ and '
      if (LETTER.test(before) && LETTER.test(after)) return null;
      if (opens && sign === "'" && LETTER.test(after)) {
        return ELIDED.test(rest) ? null : { style: 'single', turn: 'open' };
      }
      if (!closes) return null;
      return { style: 'single', turn: /[sSzZxX]/.test(before) ? 'perhaps-close' : 'close' };
  }
}

/** Pairs marks innermost first; `lost` is the last opening mark without partner, if no mark of its style follows. */
function pairUp(marks: readonly Mark[]): { pairs: [Mark, Mark][]; lost: Mark | null } {
  const pairs: [Mark, Mark][] = [];
  const open: Mark[] = [];
  const nextSingle = nextOfSingleStyle(marks);
  marks.forEach((mark, index) => {
    if (mark.turn !== 'open') {
      const partner = open.findLastIndex((one) => one.style === mark.style);
      // ‘The leaders’ plan is bad,’ he said: a later mark closes better than one behind an s
      const isApostrophe = mark.turn === 'perhaps-close' && nextSingle[index]?.turn === 'close';
      if (partner >= 0 && !isApostrophe) {
        if (mark.start - open[partner]!.end > 1) pairs.push([open[partner]!, mark]);
        open.length = partner;
        return;
      }
      if (mark.turn !== 'either') return;
    }
    if (open.length >= DEEPEST) open.shift();
    open.push(mark);
  });
  const last = marks.findLast((mark) => mark.turn !== 'perhaps-close');
  const lost = open.at(-1) ?? null;
  return { pairs, lost: lost !== null && last === lost ? lost : null };
}

const DEEPEST = 4; // more marks open at once mean broken text, not deeper nesting

function nextOfSingleStyle(marks: readonly Mark[]): (Mark | undefined)[] {
  const next: (Mark | undefined)[] = [];
  let seen: Mark | undefined;
  for (let index = marks.length - 1; index >= 0; index--) {
    next[index] = seen;
    if (marks[index]!.style === 'single') seen = marks[index];
  }
  return next;
}

type Unclosed = {
  readonly text: string;
  readonly paragraph: Span;
  readonly next: Span | undefined;
  readonly mark: Mark;
};

function keepUnclosed({ text, paragraph, next, mark }: Unclosed): Draft | null {
  if (mark.style === 'single') return null; // an apostrophe far more often than a quotation
  const goesOn = next !== undefined && text.startsWith(text.slice(mark.start, mark.end), next.start);
  if (!goesOn && mark.start !== paragraph.start) return null;
  if (paragraph.end - mark.end < 2) return null;
  return {
    start: mark.start,
    end: paragraph.end,
    inner: { start: mark.end, end: paragraph.end },
    closed: false,
    goesOn,
  };
}

function withDepth(drafts: Draft[]): Omit<QuoteSpan, 'carriesOn'>[] {
  const sorted = drafts.sort((a, b) => a.start - b.start || b.end - a.end);
  const around: number[] = [];
  return sorted.map((draft) => {
    while (around.length > 0 && around.at(-1)! <= draft.start) around.pop();
    const depth = around.length;
    around.push(draft.end);
    return { ...draft, depth };
  });
}

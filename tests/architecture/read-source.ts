/** `from` is null where it is not a literal; `typeOnly` for `import type` and `export type`. */
export type Import = { readonly from: string | null; readonly typeOnly: boolean; readonly line: number };

/** All that a source file imports, re-exports or loads, in order; `import type` counts like any other. */
export function readImports(source: string): readonly Import[] {
  const code = blankOut(source);
  const found: Import[] = [];
  for (const match of code.matchAll(IMPORT)) {
    const [whole, ...quotes] = match;
    const quote = quotes.find((one) => one !== undefined);
    const line = source.slice(0, match.index).split('\n').length;
    if (quote === undefined) {
      found.push({ from: null, typeOnly: false, line });
      continue;
    }
    const start = match.index + whole.length;
    const typeOnly = /^(?:import|export)\s+type\b(?!\s*(?:,|from\b))/.test(whole);
    found.push({ from: source.slice(start, code.indexOf(quote, start)), typeOnly, line });
  }
  return found;
}

// import x from '…' | export * from '…' | import '…' | import('…') | require('…'); the last two also without a literal
const IMPORT =
  /(?<![.\w$])(?:(?:import|export)\b[\w\s{},*$]*?\bfrom\s*(['"])|import\s*(['"])|(?:import|require)\s*\(\s*(?:(['"])|(?=[^\s'"])))/g;

/** The source with the insides of comments, texts and patterns made blank; every other character stays in place. */
export function blankOut(source: string): string {
  let out = '';
  let at = 0;
  const braces: number[] = []; // depth of {} inside each open ${}
  const copy = (to: number): void => {
    out += source.slice(at, to);
    at = to;
  };
  const blank = (to: number): void => {
    out += source.slice(at, to).replace(/[^\n]/g, ' ');
    at = to;
  };
  while (at < source.length) {
    const here = source[at] ?? '';
    if (source.startsWith('//', at)) blank(lineEnd(source, at));
    else if (source.startsWith('/*', at)) blank(after(source, '*/', at + 2));
    else if (here === "'" || here === '"') {
      copy(at + 1);
      blank(textEnd(source, at, here));
      copy(at + 1);
    } else if (here === '`' || (here === '}' && braces.at(-1) === 0)) {
      if (here === '}') braces.pop();
      copy(at + 1);
      const end = templatePartEnd(source, at);
      blank(end);
      if (source[at] === '$') {
        copy(at + 2);
        braces.push(0);
      } else copy(at + 1);
    } else if (here === '/' && startsPattern(out)) {
      copy(at + 1);
      blank(patternEnd(source, at));
    } else {
      if (braces.length > 0 && here === '{') braces[braces.length - 1]!++;
      if (braces.length > 0 && here === '}') braces[braces.length - 1]!--;
      copy(at + 1);
    }
  }
  return out;
}

const lineEnd = (source: string, from: number): number => orEnd(source, source.indexOf('\n', from));

const after = (source: string, mark: string, from: number): number => {
  const found = source.indexOf(mark, from);
  return found < 0 ? source.length : found + mark.length;
};

const orEnd = (source: string, at: number): number => (at < 0 ? source.length : at);

/** Where the text ends that began just before `from`: at its quote or, if it is broken, at the end of the line. */
function textEnd(source: string, from: number, quote: string): number {
  for (let at = from; at < source.length; at++) {
    if (source[at] === '\\') at++;
    else if (source[at] === quote || source[at] === '\n') return at;
  }
  return source.length;
}

/** Where a template's text stops: at its closing backtick or at the next `${`. */
function templatePartEnd(source: string, from: number): number {
  for (let at = from; at < source.length; at++) {
    if (source[at] === '\\') at++;
    else if (source[at] === '`' || source.startsWith('${', at)) return at;
  }
  return source.length;
}

/** Where a regular expression ends that began just before `from`: at its closing slash outside of [...]. */
function patternEnd(source: string, from: number): number {
  let inClass = false;
  for (let at = from; at < source.length; at++) {
    const here = source[at];
    if (here === '\\') at++;
    else if (here === '[') inClass = true;
    else if (here === ']') inClass = false;
    else if ((here === '/' && !inClass) || here === '\n') return at;
  }
  return source.length;
}

/** After an operator, an opening bracket or a keyword a slash starts a pattern; after a value it divides. */
function startsPattern(before: string): boolean {
  const code = before.trimEnd();
  return (
    code === '' ||
    /[=(,:;[!&|?{}+\-*%<>~^]$/.test(code) ||
    /\b(?:return|typeof|case|in|of|await|yield|void)$/.test(code)
  );
}

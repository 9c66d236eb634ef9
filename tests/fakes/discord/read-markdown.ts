/** One thing that Discord's renderer would do with a text. `marks`: where the characters stand that cause it. */
export type Rendered = {
  readonly kind: string;
  readonly text: string;
  readonly marks: readonly (readonly [from: number, to: number])[];
  /** Of a link. */
  readonly label?: string;
  readonly url?: string;
};

/**
 * What Discord makes of a text. It works by replacing what was read by spaces, so that nothing is read twice: first
 * what is escaped, then code, in which nothing else counts, then what stands in <>, links, and the marks of emphasis.
 */
export function readMarkdown(text: string): Rendered[] {
  const found: Rendered[] = [];
  let rest = text;
  const take = (
    kind: string,
    pattern: RegExp,
    keep: 'all' | 'inside' | 'none',
    more?: (match: RegExpExecArray) => Partial<Rendered>,
  ) => {
    for (const match of [...rest.matchAll(pattern)] as RegExpExecArray[]) {
      const at = match.index;
      const end = at + match[0].length;
      const [before, after] = [match.groups?.open?.length ?? match[0].length, match.groups?.close?.length ?? 0];
      const marks: [number, number][] = [
        [at, at + before],
        ...(after > 0 ? [[end - after, end] as [number, number]] : []),
      ];
      found.push({ kind, text: match[0], marks, ...more?.(match) });
      if (keep === 'none') blank(at, end);
      if (keep === 'inside') for (const [from, to] of marks) blank(from, to);
    }
  };
  const blank = (from: number, to: number) => {
    rest = rest.slice(0, from) + rest.slice(from, to).replaceAll(/[^\n]/g, ' ') + rest.slice(to);
  };

  // a backslash is literal in code, so code goes first unless its own mark is escaped
  take('code', /(?<!\\)(?<open>```)[\s\S]+?(?<close>```)/g, 'none');
  take('code', /(?<![\\`])(?<open>``)(?!`)[^\n]+?(?<close>``)(?!`)/g, 'none');
  take('code', /(?<![\\`])(?<open>`)(?!`)[^`\n]+?(?<close>`)(?!`)/g, 'none');
  take('mention', /@(everyone|here)/g, 'none'); // not even a backslash helps here
  for (const match of rest.matchAll(/\\[\p{P}\p{S}]/gu)) blank(match.index, match.index + 2);

  take(
    'link',
    /\[(?<label>[^\]\n]+)\]\((?<open><)?(?<url>(?:https?|discord):\/\/[^\s>)]+)>?(?:\s+["'(][^\n]*?["')])?\)/gi,
    'none',
    (match) => {
      const shown = { label: match.groups?.label ?? '', url: match.groups?.url ?? '' };
      const [at, end] = [match.index, match.index + match[0].length];
      const labelEnd = at + 1 + shown.label.length;
      return {
        ...shown,
        kind: match[0].includes('](<') ? 'masked' : 'masked-unfurling',
        marks: [
          [at, at + 1],
          [labelEnd, end],
        ],
      };
    },
  );
  take('mention', /<(?:@[!&]?|#)\d+>/g, 'none');
  take('timestamp', /<t:-?\d+(?::[tTdDfFRsS])?>/g, 'none');
  take('command', /<\/[-\w' ]+:\d+>/g, 'none');
  take('emoji', /<a?:\w{2,32}:\d+>/g, 'none');
  take('navigation', /<id:[\w-]+(?::\d+)?>/g, 'none');
  take('address', /<(?:mailto:)?[^\s<>@]+@[^\s<>@]+\.[^\s<>]+>|<(?:tel:|sms:)?\+\d[\d ()-]+>/g, 'none');
  take('quiet-link', /<https?:\/\/[^\s<>]+>/gi, 'none');
  take('unfurling', /https?:\/\/[^\s<]+[^\s<.,:;"')\]]/gi, 'none', (match) => ({ url: match[0] }));

  take('quote', /^ *(?<open>>(?:>>)? )(?=.*\S)/gm, 'inside');
  take('list', /^ *(?<open>(?:[-*+]|\d+\.) +)(?=\S)/gm, 'inside');
  take('heading', /^ *(?<open>(?:-#|#{1,3}) +)(?=\S)/gm, 'inside');
  take('spoiler', /(?<open>\|\|)[\s\S]+?(?<close>\|\|)/g, 'inside');
  take('struck', /(?<open>~~)[\s\S]+?(?<close>~~)/g, 'inside');
  take('bold', /(?<open>\*\*)(?=\S)[\s\S]+?(?<close>\*\*)/g, 'inside');
  take('underlined', /(?<open>__)(?=\S)[\s\S]+?(?<close>__)/g, 'inside');
  take('italic', /(?<open>\*)(?=[^\s*])[^*]*?[^\s*](?<close>\*)/g, 'inside');
  take('italic', /(?<!\w)(?<open>_)(?=[^\s_])[^_]+(?<close>_)(?!\w)/g, 'inside');
  return found;
}

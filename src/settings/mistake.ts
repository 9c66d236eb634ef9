/** One thing that is wrong with the settings. `line` counts from 1; null where it concerns no line. */
export type Mistake = { readonly file: string; readonly line: number | null; readonly words: string };

/** `config/feeds.yaml:12: feeds[3].url: "htp://x" is not a web address: write http:// or https://.` */
export const showMistake = (mistake: Mistake): string =>
  `${mistake.file}:${mistake.line === null ? '' : `${mistake.line}:`} ${mistake.words}`;

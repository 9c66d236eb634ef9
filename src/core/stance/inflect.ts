/** A noun and its plural. */
export function nounForms(lemma: string): string[] {
  return [lemma, lemma.endsWith('y') ? `${lemma.slice(0, -1)}ies` : `${lemma}s`];
}

/** A verb's regular forms, and some that do not exist: a form that nobody writes does no harm. No stemmer: "law" is not "lawful". */
export function verbForms(lemma: string): string[] {
  const last = lemma.at(-1) ?? '';
  const root = last === 'e' ? lemma.slice(0, -1) : lemma;
  const doubled = /[^aeiou][aeiou][bdglmnprt]$/.test(lemma) ? `${lemma}${last}` : root;
  const soft = /[^aeiou]y$/.test(lemma) ? `${lemma.slice(0, -1)}i` : null;
  return [
    ...nounForms(lemma),
    `${lemma}es`,
    ...[root, doubled].flatMap((r) => [`${r}ed`, `${r}ing`]),
    ...(soft === null ? [] : [`${soft}ed`]),
  ];
}

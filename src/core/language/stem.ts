/**
 * English word stem, lower case in and out: the algorithm of M. F. Porter, "An algorithm for suffix stripping" (1980).
 * Words of one or two letters and words with other than a-z are returned as they are.
 */
export function stem(word: string): string {
  if (word.length < 3 || !/^[a-z]+$/.test(word)) return word;
  let w = word;
  w = dropPlural(w);
  w = dropPast(w);
  if (w.endsWith('y') && hasVowel(w.slice(0, -1))) w = `${w.slice(0, -1)}i`;
  w = replaceSuffix(w, DOUBLE_SUFFIXES, 1);
  w = replaceSuffix(w, ADJECTIVE_SUFFIXES, 1);
  w = dropLongSuffix(w);
  return dropFinal(w);
}

function dropPlural(w: string): string {
  if (w.endsWith('sses') || w.endsWith('ies')) return w.slice(0, -2);
  return w.endsWith('s') && !w.endsWith('ss') ? w.slice(0, -1) : w;
}

function dropPast(w: string): string {
  if (w.endsWith('eed')) return measure(w.slice(0, -3)) > 0 ? w.slice(0, -1) : w;
  const root = w.endsWith('ed') ? w.slice(0, -2) : w.endsWith('ing') ? w.slice(0, -3) : null;
  if (root === null || !hasVowel(root)) return w;
  if (/(?:at|bl|iz)$/.test(root)) return `${root}e`;
  if (/([^aeiouylsz])\1$/.test(root)) return root.slice(0, -1);
  return measure(root) === 1 && endsShort(root) ? `${root}e` : root;
}

const DOUBLE_SUFFIXES: readonly (readonly [string, string])[] = [
  ['ational', 'ate'],
  ['tional', 'tion'],
  ['enci', 'ence'],
  ['anci', 'ance'],
  ['izer', 'ize'],
  ['abli', 'able'],
  ['alli', 'al'],
  ['entli', 'ent'],
  ['eli', 'e'],
  ['ousli', 'ous'],
  ['ization', 'ize'],
  ['ation', 'ate'],
  ['ator', 'ate'],
  ['alism', 'al'],
  ['iveness', 'ive'],
  ['fulness', 'ful'],
  ['ousness', 'ous'],
  ['aliti', 'al'],
  ['iviti', 'ive'],
  ['biliti', 'ble'],
];

const ADJECTIVE_SUFFIXES: readonly (readonly [string, string])[] = [
  ['icate', 'ic'],
  ['ative', ''],
  ['alize', 'al'],
  ['iciti', 'ic'],
  ['ical', 'ic'],
  ['ful', ''],
  ['ness', ''],
];

// longest first where one ends with another: "ement" before "ment" before "ent"
const LONG_SUFFIXES = /(?:ement|ance|ence|able|ible|ment|ant|ent|ism|ate|iti|ous|ive|ize|al|er|ic|ou|ion)$/;

function replaceSuffix(w: string, suffixes: readonly (readonly [string, string])[], least: number): string {
  for (const [suffix, instead] of suffixes) {
    if (!w.endsWith(suffix)) continue;
    const root = w.slice(0, -suffix.length);
    return measure(root) >= least ? root + instead : w;
  }
  return w;
}

function dropLongSuffix(w: string): string {
  const suffix = LONG_SUFFIXES.exec(w)?.[0];
  if (suffix === undefined) return w;
  const root = w.slice(0, -suffix.length);
  if (suffix === 'ion' && !/[st]$/.test(root)) return w;
  return measure(root) > 1 ? root : w;
}

function dropFinal(w: string): string {
  let s = w;
  if (s.endsWith('e')) {
    const root = s.slice(0, -1);
    const m = measure(root);
    if (m > 1 || (m === 1 && !endsShort(root))) s = root;
  }
  return s.endsWith('ll') && measure(s) > 1 ? s.slice(0, -1) : s;
}

/** Porter's m: how often a vowel run is followed by a consonant run. */
function measure(w: string): number {
  let m = 0;
  let inVowels = false;
  for (let i = 0; i < w.length; i++) {
    const vowel = isVowel(w, i);
    if (inVowels && !vowel) m++;
    inVowels = vowel;
  }
  return m;
}

function hasVowel(w: string): boolean {
  for (let i = 0; i < w.length; i++) if (isVowel(w, i)) return true;
  return false;
}

function isVowel(w: string, i: number): boolean {
  const c = w.charCodeAt(i);
  if (c === 97 || c === 101 || c === 105 || c === 111 || c === 117) return true; // a e i o u
  return c === 121 && i > 0 && !isVowel(w, i - 1); // y after a consonant
}

/** consonant, vowel, consonant other than w, x, y: "hop", not "snow". */
function endsShort(w: string): boolean {
  const n = w.length;
  return n > 2 && !isVowel(w, n - 1) && isVowel(w, n - 2) && !isVowel(w, n - 3) && !/[wxy]$/.test(w);
}

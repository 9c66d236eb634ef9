import type { RawWord } from './fold-wording.ts';

/** A number and how many words it takes. exact: "12", "a dozen", "1.2 million". ordinal: "third". vague: "dozens". */
export type NumberRead = {
  readonly key: string; // the value in digits; the word where it is vague
  readonly kind: 'exact' | 'ordinal' | 'vague';
  readonly length: number;
};

/** Reads the number that begins at a word, in digits or in English words; null where none does. */
export function readNumber(words: readonly RawWord[], at: number): NumberRead | null {
  const [first, second] = [lower(words, at), lower(words, at + 1)];
  if (VAGUE.has(first)) return { key: first, kind: 'vague', length: 1 };
  const place = ORDINALS.indexOf(first);
  if (place >= 0) return { key: `${place + 1}.`, kind: 'ordinal', length: 1 };
  if (first === 'a' && SCALES.has(second) && second !== 'm' && second !== 'k') return scaled(words, at + 1, 1, 1);
  if (SCALES.has(first) && first.length > 2) return scaled(words, at, 1, 0);
  if (/^\p{N}/u.test(first)) {
    if (/^(?:st|nd|rd|th)$/.test(second) && words[at + 1]?.before === '')
      return { key: `${first}.`, kind: 'ordinal', length: 2 };
    const value = Number(first);
    // "7:30" and "1.2.3" are no values
    if (Number.isNaN(value)) return { key: first.replace(/:00$/, ''), kind: 'exact', length: 1 };
    return scaled(words, at + 1, value, 1);
  }
  const value = SMALL.get(first);
  if (value === undefined) return null;
  const unit = SMALL.get(second) ?? 0;
  const isPair = value >= 20 && unit > 0 && unit < 10;
  return scaled(words, at + (isPair ? 2 : 1), value + (isPair ? unit : 0), isPair ? 2 : 1);
}

function scaled(words: readonly RawWord[], from: number, start: number, taken: number): NumberRead {
  let [value, at] = [start, from];
  for (let scale = SCALES.get(lower(words, at)); scale !== undefined; scale = SCALES.get(lower(words, at))) {
    const isLetter = lower(words, at).length === 1;
    if (isLetter && words[at]?.before !== '') break; // "5m", not "5 m"
    value *= scale;
    at++;
  }
  return { key: String(Number(value.toPrecision(12))), kind: 'exact', length: taken + at - from };
}

const lower = (words: readonly RawWord[], at: number): string => words[at]?.text.toLowerCase() ?? '';

const SMALL = new Map(
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'
    .split(' ')
    .map((word, number) => [word, number] as const)
    .concat(
      'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ').map((word, ten) => [word, 20 + ten * 10]),
    ),
);

const SCALES = new Map(
  Object.entries({
    ...{ dozen: 12, hundred: 100, thousand: 1e3, million: 1e6, billion: 1e9, trillion: 1e12 },
    ...{ k: 1e3, m: 1e6, mn: 1e6, bn: 1e9, tn: 1e12 },
  }),
);

const ORDINALS = 'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth'.split(' ');

const VAGUE = new Set(
  'several some many few numerous multiple countless dozens scores hundreds thousands millions billions'.split(' '),
);

import { stem } from '../language/stem.ts';

/**
 * The stem of a lower-case word, the same for its British and its American spelling: "defence" and "defense",
 * "organisation" and "organization", "labour" and "labor". Rules first, then the words that follow none.
 */
export function spellingOf(word: string): string {
  const listed = LISTED.get(word);
  if (listed !== undefined) return stem(listed);
  let american = word;
  for (const [ending, instead] of RULES) american = american.replace(ending, instead);
  return stem(american);
}

const RULES: readonly (readonly [RegExp, string])[] = [
  [/(?<=[a-z]{3})is(?=(?:e|ed|es|ing|er|ers|ation|ations|ational)$)/, 'iz'], // organise; "rise" is too short
  [/(?<=[a-z]{2})ys(?=(?:e|ed|es|ing|er|ers)$)/, 'yz'], // analyse
  [
    /(?<=(?:lab|fav|col|hon|hum|neighb|behavi|harb|vap|rum|arm|end|ard|rig|vig|parl|sav|flav|tum|od|cand|splend|endeav))our/,
    'or',
  ],
  [/(?<=[a-z]{3}[aeiou])ll(?=(?:ed|ing|er|ers)$)/, 'l'], // travelled, and "controlled" on both sides alike
  [/(?<=^(?:cent|theat|met|kilomet|centimet|lit|fib|calib|meag|spect|somb|lust|sab))re(?=s?$)/, 'er'],
  [/(?<=^(?:def|off|lic|pret))ence/, 'ense'],
  [/(?<=^(?:dial|catal|anal|monol|prol|epil))ogue/, 'og'],
];

const LISTED = new Map(
  Object.entries({
    programme: 'program',
    programmes: 'programs',
    grey: 'gray',
    tonne: 'ton',
    tonnes: 'tons',
    cheque: 'check',
    cheques: 'checks',
    aluminium: 'aluminum',
    practise: 'practice',
    practised: 'practiced',
    practising: 'practicing',
    sceptical: 'skeptical',
    scepticism: 'skepticism',
    judgement: 'judgment',
    ageing: 'aging',
    plough: 'plow',
    tyre: 'tire',
    tyres: 'tires',
    manoeuvre: 'maneuver',
    manoeuvres: 'maneuvers',
    fulfil: 'fulfill',
    enrol: 'enroll',
    whilst: 'while',
    amongst: 'among',
    towards: 'toward',
    learnt: 'learned',
    spelt: 'spelled',
    burnt: 'burned',
    mum: 'mom',
  }),
);

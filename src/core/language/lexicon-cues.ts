import type { CueClass } from '../../model/statement.ts';

/**
 * Verbs that report words. `takes` tells what may follow:
 * c clause with or without "that" ("said he would"), t clause only with "that" or a pronoun ("noted that"),
 * q a direct quotation, r a recipient first ("told reporters that"), o an object with what is said of it
 * ("called the plan a trick"), i an infinitive ("vowed to fight"), n also a common noun ("claims", "reports").
 * Written by hand.
 */
export type CueVerb = { readonly lemma: string; readonly class: CueClass; readonly takes: string };

export type VerbForm = 'base' | 'third' | 'past' | 'ing' | 'participle';

export type CueForm = { readonly verb: CueVerb; readonly form: VerbForm };

const LIST: readonly (readonly [CueClass, string, string])[] = [
  ['say', 'cq', 'say'],
  ['say', 'crqi', 'tell'],
  ['say', 'cq', 'add write:wrote:written'],
  ['say', 'cqi', 'promise:n pledge:n vow:n swear:swore:sworn threaten'],
  [
    'say',
    'tq',
    'explain declare reply:n respond tweet:n conclude recall reveal observe remark:n stress:n emphasize emphasise reiterate repeat',
  ],
  ['say', 'tqi', 'agree'],
  ['say', 'tqo', 'announce acknowledge lament:n'],
  ['say', 'tq', 'admit concede confirm predict complain joke:n quip caution testify counter'],
  ['say', 'tqn', 'state note report comment question'],
  ['say', 'trq', 'warn inform assure remind'],
  ['say', 'q', 'continue cry:n shout:n exclaim wonder:n muse interject answer:n marvel'],
  ['claim', 'cqi', 'claim:n'],
  ['claim', 'cq', 'argue insist contend maintain assert allege'],
  ['claim', 'tq', 'suggest boast charge:n hint:n disclose retort deny'],
  ['say', 'qi', 'ask'],
  ['say', 'oqn', 'call'],
  ['say', 'o', 'cite'],
  [
    'say',
    'o',
    'describe accuse praise criticize criticise condemn denounce blast slam dismiss hail applaud blame:n decry mock deride',
  ],
  ['say', 'oqi', 'urge propose recommend demand:n'],
  ['say', 'q', 'read:read'],
  ['say', 'tqn', 'post'],
];

/** The readings of a word as a cue verb; none for other words. */
export function cueForms(lower: string): readonly CueForm[] {
  return FORMS.get(lower) ?? NONE;
}

const NONE: readonly CueForm[] = [];
const IRREGULAR: Readonly<Record<string, string>> = { say: 'said', tell: 'told' };
const DOUBLED: ReadonlySet<string> = new Set(['quip', 'admit', 'slam']);
const FORMS: ReadonlyMap<string, readonly CueForm[]> = makeForms();

function makeForms(): ReadonlyMap<string, readonly CueForm[]> {
  const forms = new Map<string, CueForm[]>();
  const add = (word: string, form: CueForm) => {
    const known = forms.get(word) ?? [];
    known.push(form);
    forms.set(word, known);
  };
  for (const [cueClass, takes, list] of LIST) {
    for (const entry of list.split(' ')) {
      const [lemma = '', past, participle] = entry.split(':');
      const isNoun = past === 'n';
      const verb: CueVerb = { lemma, class: cueClass, takes: isNoun ? `${takes}n` : takes };
      const irregular = IRREGULAR[lemma];
      add(lemma, { verb, form: 'base' });
      add(third(lemma), { verb, form: 'third' });
      add(irregular ?? (isNoun ? undefined : past) ?? regularPast(lemma), { verb, form: 'past' });
      if (participle !== undefined) add(participle, { verb, form: 'participle' });
      add(ing(lemma), { verb, form: 'ing' });
    }
  }
  return forms;
}

function third(lemma: string): string {
  if (/(?:s|sh|ch|x|z)$/.test(lemma)) return `${lemma}es`;
  return /[^aeiou]y$/.test(lemma) ? `${lemma.slice(0, -1)}ies` : `${lemma}s`;
}

function regularPast(lemma: string): string {
  if (lemma.endsWith('e')) return `${lemma}d`;
  if (/[^aeiou]y$/.test(lemma)) return `${lemma.slice(0, -1)}ied`;
  return DOUBLED.has(lemma) ? `${lemma}${lemma.at(-1)}ed` : `${lemma}ed`;
}

function ing(lemma: string): string {
  if (lemma.endsWith('e') && !lemma.endsWith('ee')) return `${lemma.slice(0, -1)}ing`;
  return DOUBLED.has(lemma) || lemma === 'begin' ? `${lemma}${lemma.at(-1)}ing` : `${lemma}ing`;
}

import { readWords } from './read-words.ts';

/**
 * Who speaks, as far as it tells whose position "Russia opposes ..." is. `home` is the country or body that opens the
 * article's title: the one that a bare "Defence Minister" serves.
 */
export type StanceSpeaker = {
  readonly name: string | null;
  readonly role: string | null;
  readonly home?: string | null;
};

/**
 * Forms (see read-words.ts) of the countries and bodies for which a speaker speaks by office: "Russian foreign minister"
 * and "a Kremlin spokesman" speak for Russia. Empty for those who hold no such office: a former minister, an opposition
 * leader or a professor.
 */
export function ownSide(speaker: StanceSpeaker | undefined): ReadonlySet<string> {
  const role = speaker?.role ?? '';
  const forms = new Set<string>();
  if (SPEAKS_FOR.test(role) && !ON_ITS_OWN.test(role)) {
    // "US envoy to Ukraine" speaks for the US only
    for (const word of readWords(role.replace(/\b(?:to|for|with|at|in|on)\b.*$/, ''))) {
      if (word.place || (word.isName && !OFFICE.test(word.lower))) forms.add(word.form);
    }
  }
  if (forms.size === 0 && BARE_OFFICE.test(role)) {
    for (const word of readWords(speaker?.home ?? '')) if (word.place) forms.add(word.form);
  }
  // a body that speaks itself: "The Kremlin", "the Dutch government"
  const name = readWords(speaker?.name ?? '').filter((w) => w.lower !== 'the');
  if (name.length > 0 && name.every((w) => w.place || BODY.test(w.lower))) for (const w of name) forms.add(w.form);
  if (forms.has('eu')) forms.add('europe');
  return forms;
}

const SPEAKS_FOR =
  /\b(?:minister|president|premier|chancellor|spokes\w+|ambassador|envoy|secretary|chief|commissioner|king|queen|negotiator|taoiseach|head of (?:state|government)|secretary-general)\b/i;
// "Canada ties its support to a ceasefire" is the title, and "Defence Minister Eleanor Whitcombe" stands below it
const BARE_OFFICE =
  /^(?:(?:vice|deputy|prime|first|foreign|defen[cs]e|interior|finance|energy) )*(?:minister|premier|chancellor)$/i;
const ON_ITS_OWN =
  /\b(?:former|ex|late|opposition|shadow|exiled|dissident|candidate|designate|retired|incoming|union|club)\b|^ex-/i;
const OFFICE =
  /^(?:vice|deputy|prime|first|foreign|defen[cs]e|minister|president|premier|chancellor|spokes\w+|ambassador|envoy|secretary|chief|commissioner|state|general|affairs|security|energy|economy|finance|trade|environment|climate|national|policy|special|head|king|queen|\w+-general)$/;
const BODY = /^(?:government|ministry|foreign|defen[cs]e|cabinet|commission|parliament|council)$/;

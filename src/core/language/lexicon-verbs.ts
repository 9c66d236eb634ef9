/** Common verbs in the past tense that are seldom anything else; regular ones are known by their "-ed". Written by hand. */
const IRREGULAR_PASTS: ReadonlySet<string> = new Set(
  (
    'was were had did went came took made gave got saw knew thought felt found left kept held brought began became ran won lost ' +
    'met sat stood spoke heard sent spent built bought sold fought sought caught taught fell rose grew drew drove wrote broke chose ' +
    'led meant understood withdrew shook struck stuck threw flew forgot paid laid lay dealt bore wore swore tore hid rode sank sang'
  ).split(' '),
);

/** Verbs in the present tense, third person, as news uses them; most are plural nouns too. */
const THIRDS: ReadonlySet<string> = new Set(
  (
    'is has does goes comes takes makes gives gets sees knows thinks feels finds leaves keeps holds brings begins becomes runs wins loses ' +
    'meets sits stands speaks hears sends seems appears looks wants needs believes hopes fears expects plans means shows leads remains ' +
    'faces seeks tries continues supports opposes backs rejects refuses declines moves turns works plays lives hails comes'
  ).split(' '),
);

/** Plain forms after a plural subject. */
const BASES: ReadonlySet<string> = new Set(
  'are have do go come take make give get see know think feel want need believe hope fear expect seem appear remain seek try continue support oppose reject refuse agree'.split(
    ' ',
  ),
);

export function isPast(lower: string): boolean {
  return IRREGULAR_PASTS.has(lower);
}

export function isRegularPast(lower: string): boolean {
  return lower.length > 4 && lower.endsWith('ed') && !lower.endsWith('eed');
}

export function isThirdPerson(lower: string): boolean {
  return THIRDS.has(lower);
}

export function isPlainVerb(lower: string): boolean {
  return BASES.has(lower);
}
